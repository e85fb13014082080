// What a service worker has around it, as far as ours uses it: the compiler's own words for it would be in the way of a page's.

export interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface AskedEvent extends WaitingEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

export interface ToldEvent extends WaitingEvent {
  readonly data: unknown
}

export interface WorkerScope {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', run: (event: WaitingEvent) => void): void
  addEventListener(type: 'fetch', run: (event: AskedEvent) => void): void
  addEventListener(type: 'message', run: (event: ToldEvent) => void): void
}
