/** A binding that is as it was, but for one method, which nobody reaches. */
export function failing<Binding extends object>(binding: Binding, name: keyof Binding & string): Binding {
  return new Proxy(binding, {
    get(target, asked) {
      if (asked === name) return () => Promise.reject(new Error(`${name} was not reached`))
      const given: unknown = Reflect.get(target, asked)
      return typeof given === 'function' ? given.bind(target) : given
    },
  })
}
