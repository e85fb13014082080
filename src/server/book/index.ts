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
