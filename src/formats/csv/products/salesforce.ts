// Salesforce: the data export, what the data loader exports (its headers are the query's fields in capitals, so that those of
// other objects have a dot), leads of either, and a report saved as CSV, with its footer.
// Headers: the fields of the objects Contact and Lead, as Salesforce's object reference has them.

import type { Product } from '../product.ts'

export const salesforce: Product = {
  name: 'Salesforce (data export)',
  id: 'salesforce',
  signs: ['Id', 'LastName', 'MailingStreet', 'AccountId'],
  columns: {
    Id: 'uid',
    LastName: 'name.family',
    FirstName: 'name.given',
    Salutation: 'name.prefix',
    Name: 'name',
    MailingStreet: 'address.street (work)',
    MailingCity: 'address.locality (work)',
    MailingState: 'address.region (work)',
    MailingPostalCode: 'address.postcode (work)',
    MailingCountry: 'address.country (work)',
    OtherStreet: 'address.street (other)',
    OtherCity: 'address.locality (other)',
    OtherState: 'address.region (other)',
    OtherPostalCode: 'address.postcode (other)',
    OtherCountry: 'address.country (other)',
    Phone: 'phone (work)',
    Fax: 'phone (fax)',
    MobilePhone: 'phone (mobile)',
    HomePhone: 'phone (home)',
    OtherPhone: 'phone (other)',
    AssistantPhone: 'phone (assistant)',
    Email: 'email',
    Title: 'title',
    Department: 'x-department',
    AssistantName: 'related (assistant)',
    LeadSource: 'source',
    HasOptedOutOfEmail: 'opt-out (newsletter)',
    Birthdate: 'birthday',
    Description: 'notes',
    'Account.Name': 'org',
    'Owner.Name': 'owner',
    'Owner.Email': 'owner',
    'ReportsTo.Name': 'related (manager)',
  },
  dates: 'ymd',
  noise: {
    LastName: ['-', '[not provided]'],
    Name: ['-', '[not provided]'],
    HasOptedOutOfEmail: ['false', 'False', '0'],
  },
}

export const salesforceLoader: Product = {
  ...salesforce,
  name: 'Salesforce (data loader)',
  signs: ['Id', 'LastName', 'Account.Name'],
}

export const salesforceLoaderPlain: Product = {
  ...salesforce,
  name: 'Salesforce (data loader)',
  signs: ['Id', 'LastName', 'AccountId'],
}

export const salesforceLeads: Product = {
  ...salesforce,
  name: 'Salesforce (leads)',
  signs: ['Id', 'LastName', 'Company', 'IsConverted'],
  columns: {
    ...salesforce.columns,
    Company: 'org',
    Status: 'stage',
    Street: 'address.street (work)',
    City: 'address.locality (work)',
    State: 'address.region (work)',
    PostalCode: 'address.postcode (work)',
    Country: 'address.country (work)',
    Website: 'url',
  },
}

export const salesforceReport: Product = {
  name: 'Salesforce (report)',
  id: 'salesforce',
  signs: ['Account Name', 'Mailing Street', 'Account Owner'],
  columns: {
    'Contact ID': 'uid',
    Salutation: 'name.prefix',
    'First Name': 'name.given',
    'Last Name': 'name.family',
    Title: 'title',
    'Account Name': 'org',
    'Mailing Street': 'address.street (work)',
    'Mailing City': 'address.locality (work)',
    'Mailing State/Province': 'address.region (work)',
    'Mailing Zip/Postal Code': 'address.postcode (work)',
    'Mailing Country': 'address.country (work)',
    Phone: 'phone (work)',
    Fax: 'phone (fax)',
    Mobile: 'phone (mobile)',
    Email: 'email',
    'Lead Source': 'source',
    'Contact Owner': 'owner',
    'Account Owner': 'owner',
    'Email Opt Out': 'opt-out (newsletter)',
    Birthdate: 'birthday',
    Description: 'notes',
  },
  noise: { 'Last Name': ['-'] },
}
