import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Question } from '../store/questions.ts'
import { TextArea } from '../ui/field.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'
import { Prose } from '../ui/prose.tsx'

/** What a coordinator has asked, and where it is answered. */
export const QuestionForYou: FC<{ question: Question; link: string; form: Form<'answer'> }> = ({
  question: { question, answer, answeredAt },
  link,
  form,
}) => {
  const { lang, t } = useLocale()
  const words = t.queue
  return (
    <section class="notice alert">
      <h2>{words.questionForYou}</h2>
      <Prose text={question} />
      {answer ? (
        <>
          <blockquote>
            <Prose text={answer} />
          </blockquote>
          <p>{words.answered}</p>
        </>
      ) : answeredAt === null ? (
        <form method="post" action={paths.manage(lang, link, 'answer')} novalidate>
          <TextArea form={form} name="answer" label={words.answerLabel} rows={4} />
          <button type="submit" class="button">
            {words.answer}
          </button>
        </form>
      ) : null}
    </section>
  )
}
