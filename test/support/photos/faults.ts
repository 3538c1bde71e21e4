import { env } from 'cloudflare:workers'

/** Whether a call fails before it is carried out, or after: done, and its answer lost. */
export type Fault = 'before' | 'after'

/** Bindings of which one call fails, counted from 1 over all of them; 0 fails none. */
export type FaultyBindings = Pick<Env, 'DB' | 'PRIVATE' | 'IMAGES'> & {
  /** What was called so far, in its order. */
  calls: string[]
}

const ASKING = ['all', 'first', 'raw', 'run']

/** The database, the bucket and the Images binding, the `failing`th call of which fails. */
export function faultyBindings(failing: number, fault: Fault): FaultyBindings {
  const calls: string[] = []
  const count = async <Answer>(name: string, call: () => Promise<Answer>): Promise<Answer> => {
    calls.push(name)
    const isFailing = calls.length === failing
    if (isFailing && fault === 'before') throw new Error(`${name} was not reached`)
    const answer = await call()
    if (isFailing) throw new Error(`the answer of ${name} was lost`)
    return answer
  }
  return { DB: faultyDatabase(count), PRIVATE: faultyBucket(count), IMAGES: faultyImages(count), calls }
}

type Count = <Answer>(name: string, call: () => Promise<Answer>) => Promise<Answer>

function faultyDatabase(count: Count): D1Database {
  const real = new WeakMap<D1PreparedStatement, D1PreparedStatement>()
  const wrap = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const wrapped = new Proxy(statement, {
      get(target, name) {
        const method = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        if (name === 'bind') return (...values: unknown[]) => wrap(target.bind(...values), sql)
        if (!ASKING.includes(String(name))) return method.bind(target)
        return (...options: unknown[]) => count(`D1 ${sql.slice(0, 30)}`, () => method.apply(target, options))
      },
    })
    real.set(wrapped, statement)
    return wrapped
  }
  return new Proxy(env.DB, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => wrap(target.prepare(sql), sql)
      if (name === 'batch')
        return (statements: D1PreparedStatement[]) =>
          count('D1 batch', () => target.batch(statements.map((each) => real.get(each) ?? each)))
      return Reflect.get(target, name)
    },
  })
}

function faultyBucket(count: Count): R2Bucket {
  return new Proxy(env.PRIVATE, {
    get(target, name) {
      const method = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return (...values: unknown[]) => count(`R2 ${String(name)}`, () => method.apply(target, values))
    },
  })
}

function faultyImages(count: Count): ImagesBinding {
  const wrap = (of: ImageTransformer): ImageTransformer => ({
    transform: (how) => wrap(of.transform(how)),
    draw: (image, how) => wrap(of.draw(image, how)),
    output: (how) => count('Images', () => of.output(how)),
  })
  return { ...env.IMAGES, input: (stream) => wrap(env.IMAGES.input(stream)) }
}
