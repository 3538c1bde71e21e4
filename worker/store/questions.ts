import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Statement } from './batch.ts'
import type { Database } from './database.ts'
import { questions } from './schema-queue.ts'

/** What a coordinator asked an organizer, and their answer, if there is one. Milliseconds since 1970 UTC. */
export type Question = { question: string; askedAt: number; answer: string | null; answeredAt: number | null }

/** Everything that was asked of an action, the first question first. */
export function listQuestions(db: Database, actionId: string): Promise<Question[]> {
  const { question, askedAt, answer, answeredAt, id } = questions
  return db
    .select({ question, askedAt, answer, answeredAt })
    .from(questions)
    .where(eq(questions.actionId, actionId))
    .orderBy(asc(id))
}

/** What was asked last of an action and is not answered yet, or null. */
export async function findOpenQuestion(db: Database, actionId: string): Promise<string | null> {
  const [open] = await db
    .select({ question: questions.question })
    .from(questions)
    .where(and(eq(questions.actionId, actionId), isNull(questions.answeredAt)))
  return open?.question ?? null
}

/** Asks something; a question that nobody has answered yet is no longer open. */
export function putQuestion(db: Database, actionId: string, question: string, now: number): Statement[] {
  return [closeQuestions(db, actionId, now), db.insert(questions).values({ actionId, question, askedAt: now })]
}

/** Answers the open question of an action. */
export function putAnswer(db: Database, actionId: string, answer: string, now: number): Statement {
  return db
    .update(questions)
    .set({ answer, answeredAt: now })
    .where(and(eq(questions.actionId, actionId), isNull(questions.answeredAt)))
}

/** Closes what is open without an answer: the action was changed, or decided on. */
export function closeQuestions(db: Database, actionId: string, now: number): Statement {
  return db
    .update(questions)
    .set({ answeredAt: now })
    .where(and(eq(questions.actionId, actionId), isNull(questions.answeredAt)))
}
