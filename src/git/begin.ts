// The repository of a new book.  [simple-git]

import { CheckRepoActions, simpleGit } from 'simple-git'

/** Who makes the first commit where git knows nobody: local to this one, since who one is is one's own to say. */
const NOBODY = { name: 'cardfile', email: 'cardfile@localhost' }

export interface NewRepository {
  /** False where the folder was in a repository already: then nothing is committed. */
  readonly isNew: boolean
  /** False where git does not know who commits. */
  readonly isKnown: boolean
}

/**
 * Makes a folder a repository with everything in it as its first commit, on the branch `main`.
 * @throws where git is missing, or refuses
 */
export async function beginRepository(folder: string, message: string): Promise<NewRepository> {
  const git = simpleGit(folder)
  if (await git.checkIsRepo(CheckRepoActions.IS_REPO_ROOT).catch(() => false))
    return { isNew: false, isKnown: true }
  await git.init(['--initial-branch=main'])
  const of = async (key: string) => (await git.getConfig(key)).value ?? undefined
  const isKnown = (await of('user.name')) !== undefined && (await of('user.email')) !== undefined
  const by = isKnown
    ? git
    : simpleGit(folder, { config: [`user.name=${NOBODY.name}`, `user.email=${NOBODY.email}`] })
  await by.add('.')
  await by.commit(message)
  return { isNew: true, isKnown }
}

/** What git calls the person at the keyboard; undefined where it was never told, or there is no git. */
export async function gitPerson(
  folder: string,
): Promise<{ name: string | undefined; email: string | undefined }> {
  const git = simpleGit(folder)
  const of = (key: string) =>
    git.getConfig(key).then(
      ({ value }) => value ?? undefined,
      () => undefined,
    )
  return { name: await of('user.name'), email: await of('user.email') }
}
