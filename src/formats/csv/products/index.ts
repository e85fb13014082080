// Every product's export that is known by its headers. A new one: one data file, one line here, one fixture.

import type { Product } from '../product.ts'
import { invoices, invoicesGerman } from './accounting.ts'
import { act } from './act.ts'
import { activeCampaign } from './active-campaign.ts'
import { brevo, brevoFrench } from './brevo.ts'
import { builderall } from './builderall.ts'
import { cardfile } from './cardfile.ts'
import { clevertim } from './clevertim.ts'
import { clickFunnels } from './click-funnels.ts'
import { constantContact } from './constant-contact.ts'
import { google2024, googleLegacy } from './google.ts'
import { hubspot, hubspotView } from './hubspot.ts'
import { kartra } from './kartra.ts'
import { keap } from './keap.ts'
import { lexoffice } from './lexoffice.ts'
import { linkedin } from './linkedin.ts'
import { mailchimp, mailchimpCleaned, mailchimpUnsubscribed } from './mailchimp.ts'
import { ontraport } from './ontraport.ts'
import { googleOutlook, outlook } from './outlook.ts'
import { outlookFrench } from './outlook-french.ts'
import { outlookGerman } from './outlook-german.ts'
import { outlookJapanese } from './outlook-japanese.ts'
import { outlookPolish, outlookPolishOld } from './outlook-polish.ts'
import { outlookRussian } from './outlook-russian.ts'
import { outlookSpanish } from './outlook-spanish.ts'
import { quickBooks, quickBooksInvoices } from './quick-books.ts'
import {
  salesforce,
  salesforceLeads,
  salesforceLoader,
  salesforceLoaderPlain,
  salesforceReport,
} from './salesforce.ts'
import { thunderbird, thunderbirdGerman } from './thunderbird.ts'
import { xero, xeroInvoices } from './xero.ts'
import { yahoo } from './yahoo.ts'
import { zoho } from './zoho.ts'

export const PRODUCTS: readonly Product[] = [
  cardfile,
  google2024,
  googleLegacy,
  googleOutlook,
  outlook,
  outlookGerman,
  outlookSpanish,
  outlookRussian,
  outlookFrench,
  outlookPolish,
  outlookPolishOld,
  outlookJapanese,
  thunderbird,
  thunderbirdGerman,
  salesforceLeads,
  salesforceLoader,
  salesforce,
  salesforceLoaderPlain,
  salesforceReport,
  zoho,
  hubspot,
  hubspotView,
  keap,
  act,
  mailchimpCleaned,
  mailchimpUnsubscribed,
  mailchimp,
  constantContact,
  activeCampaign,
  linkedin,
  yahoo,
  brevo,
  brevoFrench,
  ontraport,
  kartra,
  clickFunnels,
  builderall,
  clevertim,
  xeroInvoices,
  xero,
  quickBooks,
  quickBooksInvoices,
  lexoffice,
  invoices,
  invoicesGerman,
]
