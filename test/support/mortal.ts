/** Calls of the outside world after which a Worker is dead: each that comes later throws, and nothing reaches anybody. */
export type Death = {
  at: number /** Whether the fatal call is carried out, and only its answer is lost. */
  answered: boolean
}

/** A Worker's bindings in the hands of a Worker that dies: the database, the bucket and the mail. `calls` says how many it made. */
export function mortal(bindings: Env, death: Death): { env: Env; calls: () => number } {
  let calls = 0
  const guard = <Arguments extends unknown[], Answer>(use: (...given: Arguments) => Promise<Answer>) =>
    async function guarded(...given: Arguments): Promise<Answer> {
      const call = calls++
      if (call > death.at || (call === death.at && !death.answered)) throw new Error('the Worker is dead')
      const answer = await use(...given)
      if (call === death.at) throw new Error('the Worker died before the answer came')
      return answer
    }
  const statement = (real: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(real, {
      get(target, name) {
        const method = Reflect.get(target, name).bind(target)
        return name === 'bind' ? (...given: unknown[]) => statement(method(...given)) : guard(method)
      },
    })
  /** A binding whose one method is another. */
  const instead = <Binding extends object>(binding: Binding, name: keyof Binding, method: unknown): Binding =>
    new Proxy(binding, { get: (target, asked) => (asked === name ? method : Reflect.get(target, asked)) })
  const { DB, PRIVATE, MAIL } = bindings
  const env = {
    ...bindings,
    DB: instead(DB, 'prepare', (sql: string) => statement(DB.prepare(sql))),
    PRIVATE: instead(
      PRIVATE,
      'get',
      guard((key: string) => PRIVATE.get(key)),
    ),
    MAIL: instead(
      MAIL,
      'send',
      guard((letter: EmailMessageBuilder) => MAIL.send(letter)),
    ),
  }
  return { env, calls: () => calls }
}
