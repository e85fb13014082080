// What the tabs of a site tell one another, the sender and the service worker among them.

export type News =
  /** Something in the database is not as it was. */
  | 'changed'
  /** Somebody logged out: leave. */
  | 'logged-out'
  /** The session that `GET session` names is another one than before, or over. */
  | 'session'

export interface Channel {
  tell(news: News): void
  /** Hears what others tell, not what itself told. */
  listen(heard: (news: News) => void): void
  close(): void
}

export function openChannel(name: string): Channel {
  const channel = new BroadcastChannel(name)
  return {
    tell: (news) => channel.postMessage(news),
    listen: (heard) => channel.addEventListener('message', ({ data }) => heard(data as News)),
    close: () => channel.close(),
  }
}
