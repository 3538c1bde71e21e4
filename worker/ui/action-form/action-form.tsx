import type { FC } from 'hono/jsx'
import { AccessFields } from './access-fields.tsx'
import type { WhenPart } from './part.ts'
import { WhatFields, type WhatParts } from './what-fields.tsx'
import { WhenFields } from './when-fields.tsx'
import { WhereFields } from './where-fields.tsx'

/** The fields of an action, for registering and for editing one. `days` are those that may be chosen. */
export const ActionFormFields: FC<WhenPart & WhatParts> = ({ form, clock, ...what }) => (
  <>
    <WhatFields form={form} {...what} />
    <WhenFields form={form} clock={clock ?? null} />
    <WhereFields form={form} />
    <AccessFields form={form} />
  </>
)
