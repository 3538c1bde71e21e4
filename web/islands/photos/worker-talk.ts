/** A question to a worker, and its answer; null where it could not be answered. */
export interface Asked<Question> {
  ask: number
  question: Question
}
export interface Answered<Answer> {
  ask: number
  answer: Answer | null
}

/** A worker of ours that runs. */
export interface Talk<Question, Answer> {
  /** Rejects where the worker fails or has no answer. */
  ask: (question: Question) => Promise<Answer>
  /** Ends it in the middle of whatever it does; what it was asked is never answered. */
  end: () => void
}

/** Starts a worker of ours. */
export function startWorker<Question, Answer>(url: string): Talk<Question, Answer> {
  const worker = new Worker(url, { type: 'module' })
  const open = new Map<number, { resolve: (answer: Answer) => void; reject: (reason: Error) => void }>()
  let asked = 0
  let failure: Error | undefined
  worker.addEventListener('message', ({ data: { ask, answer } }: MessageEvent<Answered<Answer>>) => {
    const waiting = open.get(ask)
    open.delete(ask)
    if (answer === null) waiting?.reject(new Error('the worker has no answer'))
    else waiting?.resolve(answer)
  })
  worker.addEventListener('error', ({ message }) => {
    failure = new Error(message || `${url} did not start`)
    for (const { reject } of open.values()) reject(failure)
    open.clear()
  })
  const ask = (question: Question): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure)
      asked += 1
      open.set(asked, { resolve, reject })
      worker.postMessage({ ask: asked, question } satisfies Asked<Question>)
    })
  return { ask, end: () => worker.terminate() }
}

/** In a worker: answers each question, one after the other. */
export function answerAll<Question, Answer>(answer: (question: Question) => Promise<Answer>): void {
  let last: Promise<void> = Promise.resolve()
  addEventListener('message', ({ data: { ask, question } }: MessageEvent<Asked<Question>>) => {
    last = last.then(async () => {
      // A file that is no picture is an answer too; which error it was helps nobody.
      const given = await answer(question).catch(() => null)
      const handedOver = given instanceof ImageBitmap ? [given] : []
      postMessage({ ask, answer: given } satisfies Answered<Answer>, { transfer: handedOver })
    })
  })
}
