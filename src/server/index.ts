export {
  openUsers,
  passwordProblem,
  ROLES,
  type Role,
  randomPassword,
  type User,
  type Users,
} from './accounts/index.ts'
export * from './book/index.ts'
export { type Intranet, type IntranetOptions, startIntranet } from './intranet.ts'
export { HEADERS } from './web/headers.ts'
export type { Rules } from './web/listener.ts'
export { fileBelow, namesOf } from './web/site-file.ts'
export { isLoopback } from './web/visit.ts'
