// Builderall's MailingBoss: the subscribers of a list. It is built on MailWizz, whose export's headers these are.
// Not yet compared with a real export of today.

import type { Product } from '../product.ts'

export const builderall: Product = {
  name: 'Builderall (MailingBoss)',
  id: 'mailingboss',
  signs: ['EMAIL', 'FNAME', 'LNAME', 'STATUS'],
  columns: {
    SUBSCRIBER_UID: 'uid',
    EMAIL: 'email',
    FNAME: 'name.given',
    LNAME: 'name.family',
    PHONE: 'phone',
    STATUS: 'consent (newsletter)',
    DATE_ADDED: 'consent.date (newsletter)',
  },
  dates: 'ymd',
}
