// Every product's export that is known by its headers. A new one: one data file, one line here, one fixture.

import type { Product } from '../product.ts'
import { act } from './act.ts'
import { activeCampaign } from './active-campaign.ts'
import { cardfile } from './cardfile.ts'
import { constantContact } from './constant-contact.ts'
import { google2024, googleLegacy } from './google.ts'
import { hubspot } from './hubspot.ts'
import { keap } from './keap.ts'
import { linkedin } from './linkedin.ts'
import { mailchimp } from './mailchimp.ts'
import { outlook } from './outlook.ts'
import { outlookGerman } from './outlook-german.ts'
import { outlookRussian } from './outlook-russian.ts'
import { outlookSpanish } from './outlook-spanish.ts'
import { salesforce, salesforceReport } from './salesforce.ts'
import { thunderbird, thunderbirdGerman } from './thunderbird.ts'
import { yahoo } from './yahoo.ts'
import { zoho } from './zoho.ts'

export const PRODUCTS: readonly Product[] = [
  cardfile,
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
