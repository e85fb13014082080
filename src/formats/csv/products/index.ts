// Every product's export that is known by its headers. A new one: one data file, one line here, one fixture.

import type { Product } from '../product.ts'
import { google2024, googleLegacy } from './google.ts'
import { activeCampaign, constantContact, linkedin, mailchimp, yahoo } from './mailing.ts'
import { outlook } from './outlook.ts'
import { outlookGerman, outlookRussian, outlookSpanish } from './outlook-languages.ts'
import { act, hubspot, keap, salesforce, salesforceReport, zoho } from './sales.ts'
import { thunderbird, thunderbirdGerman } from './thunderbird.ts'

export const PRODUCTS: readonly Product[] = [
  google2024,
  googleLegacy,
  outlook,
  outlookGerman,
  outlookSpanish,
  outlookRussian,
  thunderbird,
  thunderbirdGerman,
  salesforce,
  salesforceReport,
  hubspot,
  zoho,
  keap,
  act,
  mailchimp,
  constantContact,
  activeCampaign,
  linkedin,
  yahoo,
]
