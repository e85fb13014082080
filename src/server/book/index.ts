export { createServerBook } from './create.ts'
export { openServerBook } from './open.ts'
export { judgePush } from './policy/judge-push.ts'
export {
  BookFault,
  type CreateOptions,
  type GitAnswer,
  type GitRequest,
  type GitUser,
  type OpenOptions,
  type ServedSite,
  type ServerBook,
} from './types.ts'
