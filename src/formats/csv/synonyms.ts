// Whole headers, lower case, and what they are: English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Russian.

const TABLE: Readonly<Record<string, string>> = {
  name: 'name, full name, fullname, display name, contact, contact name, person, anzeigename, ansprechpartner, ansprechpartnerin, ansprechpartner/in, ansprechp., kontaktperson, vollständiger name, nom complet, nombre completo, nome completo, volledige naam, naam, полное имя, фио, imię i nazwisko',
  'name.given':
    'first name, firstname, first_name, given name, givenname, first, forename, vorname, prénom, prenom, nombre, nome, voornaam, imię, imie, имя, primeiro nome',
  'name.middle':
    'middle name, middlename, middle_name, middle, additional name, weitere vornamen, segundo nombre, отчество, zweiter vorname',
  'name.family':
    'last name, lastname, last_name, family name, surname, last, nachname, familienname, nom, nom de famille, apellidos, apellido, cognome, achternaam, nazwisko, фамилия, sobrenome',
  'name.prefix':
    'prefix, name prefix, title prefix, salutation, anrede, civilité, titel vor dem namen, обращение',
  'name.suffix': 'suffix, name suffix, суффикс, namenszusatz',
  aka: 'nickname, nick name, nick, spitzname, surnom, apodo, soprannome, bijnaam, alias, псевдоним',
  org: 'company, company name, companyname, organization, organisation, organization name, organisation name, account name, account, employer, firma, firmenname, unternehmen, betrieb, organisation, société, societe, entreprise, empresa, organización, azienda, società, bedrijf, организация, компания, firma/organisation, associated company',
  title:
    'title, job title, jobtitle, job_title, position, role, function, occupation, beruf, funktion, berufsbezeichnung, arbeitstitel, poste, fonction, puesto, cargo, titolo, functie, stanowisko, должность',
  'x-department': 'department, abteilung, service, departamento, reparto, afdeling, отдел',
  email:
    'email, e-mail, e mail, mail, email address, e-mail address, emailaddress, e-mail-adresse, primary email, courriel, correo electrónico, correo, posta elettronica, e-mailadres, адрес эл. почты, эл. почта, электронная почта',
  phone:
    'phone, phone number, phonenumber, telephone, tel, tel., telefon, telefonnummer, téléphone, teléfono, telefono, telefoon, телефон, number',
  'phone (mobile)':
    'mobile, mobile phone, cell, cell phone, handy, mobil, mobiltelefon, mobilnummer, portable, móvil, cellulare, мобильный, телефон переносной',
  'phone (fax)': 'fax, fax number, telefax, факс',
  address: 'address, full address, anschrift, adresse, dirección, indirizzo, adres, адрес, mailing address',
  'address.street':
    'street, street address, address1, address 1, address_1, straße, strasse, rue, calle, via, straat, ulica, улица, line 1',
  'address.street2': 'street 2, address2, address 2, address_2, adresszusatz, line 2',
  'address.locality': 'city, town, ort, stadt, ville, ciudad, città, plaats, miasto, город, locality',
  'address.region':
    'state, region, province, county, bundesland, provincia, область, state/region, state/province',
  'address.postcode':
    'zip, zip code, zipcode, postal code, postcode, post code, plz, postleitzahl, code postal, código postal, cap, kod pocztowy, индекс, zip/postal code',
  'address.country': 'country, land, pays, país, paese, kraj, страна, country/region, country code',
  url: 'website, web site, web page, homepage, url, webseite, site web, página web, sito web, веб-страница, website url, web, linkedin url, profile url',
  birthday:
    'birthday, birth date, birthdate, date of birth, dob, bday, geburtstag, geburtsdatum, geb., geb.-datum, date de naissance, anniversaire, cumpleaños, fecha de nacimiento, data di nascita, compleanno, geboortedatum, день рождения, дата рождения, data urodzenia',
  tags: 'tags, tag, labels, label, categories, category, groups, group, keywords, kategorien, kategorie, catégories, categorías, etichette, категории, group membership, schlagwörter',
  notes:
    'notes, note, comments, comment, description, remarks, notizen, notiz, bemerkung, bemerkungen, bemerkg., bem., anmerkung, anmerkungen, remarques, notas, opmerkingen, uwagi, заметки, примечание',
  language: 'language, sprache, langue, idioma, lingua, taal, язык',
  timezone: 'timezone, time zone, zeitzone',
  source: 'source, lead source, quelle',
  uid: 'uid, uuid',
}

/** Lower-case header -> target. */
export const SYNONYMS: ReadonlyMap<string, string> = new Map(
  Object.entries(TABLE).flatMap(([target, headers]) =>
    headers.split(',').map((header) => [header.trim(), target] as const),
  ),
)
