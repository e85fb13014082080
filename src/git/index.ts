export { type Begun, beginRepository, gitPerson } from './begin.ts'
