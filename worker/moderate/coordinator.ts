import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import type { Coordinator } from '../rules/coordinator.ts'

/** Who is reading a page of the desk. */
export function useCoordinator(): Coordinator {
  return useRequestContext<AppEnv>().var.coordinator
}
