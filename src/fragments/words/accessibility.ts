/** What the tests looked at, as the statement tells it. */
type Tested = { pages: number; states: number; widths: string; axe: string; day: string }

/**
 * The accessibility statement, in the order and nearly in the words of the model for the public sector
 * (www.gov.uk/guidance/model-accessibility-statement), which follows Commission Implementing Decision (EU) 2018/1523.
 */
export const accessibilityEn = {
  link: 'Accessibility statement',
  title: 'Accessibility statement',
  scope: ({ service, council }: { service: string; council: string }) =>
    `This statement is about the ${service}, which is run by ${council}: every page of it, for the public and for staff.`,
  wants: 'We want as many people as possible to be able to use it. For example, you should be able to:',
  able: [
    'change colours, contrast levels and fonts with the settings of your browser or device',
    'zoom in up to 400% without the text running off the screen',
    'use every page with a keyboard alone, or with speech recognition software',
    'listen to every page with a screen reader',
    'use every page without JavaScript, on a phone as on a desktop computer',
  ],
  inLanguages: 'read it in these languages:',
  adjust: 'AbilityNet has advice on making your device easier to use if you have a disability.',
  adjustLink: 'Advice from AbilityNet: My Computer My Way',

  how: {
    title: 'How accessible this portal is',
    clean: 'Our tests found no part of it that fails. Tests by machines do not find everything: what we know of stands below.',
    unclean: 'Our tests found parts of it that fail. They stand below, with what else we know of.',
    untested: 'It has not been tested yet.',
  },
  feedback: {
    title: 'Feedback and contact information',
    lead: 'If you need something here in another form, such as large print, easy read, audio recording or braille, or if you cannot use a page, contact us:',
    problems: 'Reporting accessibility problems',
    problemsLead:
      'We want to know of every problem that is not listed on this page, and of anything that does not meet the requirements. Tell us in the same way.',
  },
  enforcement: {
    title: 'Enforcement procedure',
    lead: 'The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’). If you are not happy with how we respond to your complaint, contact the Equality Advisory and Support Service (EASS).',
    link: 'Equality Advisory and Support Service',
  },
  technical: {
    title: 'Technical information about this portal’s accessibility',
    committed: (council: string) =>
      `${council} is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.`,
    status: 'Compliance status',
    partially:
      'This portal is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, for the reasons listed below.',
  },
  content: {
    title: 'Non-accessible content',
    lead: 'What is listed here is not accessible, or not known to be, for the following reasons.',
    failures: 'Non-compliance with the accessibility regulations',
    files:
      'Forms and documents that workers publish for you are files made elsewhere, and may not be accessible. A picture of a page cannot be read by a screen reader (success criterion 1.1.1, non-text content). Ask your worker for another form of it.',
    people:
      'No person who uses assistive technology, and no auditor, has tested this portal yet. Until that is done we do not call it fully compliant.',
    states: (many: number) => (many === 1 ? 'in 1 state of a page' : `in ${many} states of pages`),
    outside: 'Content that is not within the scope of the accessibility regulations',
    providers:
      'Where you sign in with an account of another company, the pages of that company are not ours. You can always use an email address and a password in their place.',
  },
  tests: {
    title: 'How this portal was tested',
    lead: ({ pages, states, widths, axe, day }: Tested) =>
      `The portal was last tested on ${day}. The test was carried out by the developers, with axe-core ${axe} in Chromium: all ${pages} of its pages, in ${states} states with every error that can be shown, in each of its languages, ${widths} CSS pixels wide.`,
    also: 'The same tests use the portal with a keyboard alone, without JavaScript, with text at 200%, with wide text spacing and with forced colours, and check that whatever can be pressed is at least 24 pixels high and wide.',
  },
  prepared: {
    title: 'Preparation of this accessibility statement',
    lead: (day: string) =>
      `This statement was prepared on ${day}. It is made anew from the results of the tests each time that they are run.`,
  },
}

export const accessibilityCy: typeof accessibilityEn = {
  link: 'Datganiad hygyrchedd',
  title: 'Datganiad hygyrchedd',
  scope: ({ service, council }) =>
    `Mae’r datganiad hwn yn ymwneud â’r ${service}, a gaiff ei redeg gan ${council}: pob tudalen ohono, i’r cyhoedd ac i staff.`,
  wants: 'Rydym am i gynifer o bobl â phosibl allu ei ddefnyddio. Er enghraifft, dylech allu:',
  able: [
    'newid lliwiau, lefelau cyferbyniad a ffontiau gyda gosodiadau eich porwr neu eich dyfais',
    'chwyddo hyd at 400% heb i’r testun redeg oddi ar y sgrin',
    'defnyddio pob tudalen gyda bysellfwrdd yn unig, neu gyda meddalwedd adnabod llais',
    'gwrando ar bob tudalen gyda darllenydd sgrin',
    'defnyddio pob tudalen heb JavaScript, ar ffôn fel ar gyfrifiadur bwrdd gwaith',
  ],
  inLanguages: 'ei ddarllen yn yr ieithoedd hyn:',
  adjust: 'Mae gan AbilityNet gyngor ar wneud eich dyfais yn haws ei defnyddio os oes gennych anabledd.',
  adjustLink: 'Cyngor gan AbilityNet: My Computer My Way',

  how: {
    title: 'Pa mor hygyrch yw’r porth hwn',
    clean:
      'Ni ddaeth ein profion o hyd i unrhyw ran ohono sy’n methu. Nid yw profion gan beiriannau yn canfod popeth: mae’r hyn y gwyddom amdano isod.',
    unclean: 'Daeth ein profion o hyd i rannau ohono sy’n methu. Maent wedi’u rhestru isod, gyda’r hyn arall y gwyddom amdano.',
    untested: 'Nid yw wedi’i brofi eto.',
  },
  feedback: {
    title: 'Adborth a gwybodaeth gyswllt',
    lead: 'Os oes angen rhywbeth yma arnoch ar ffurf arall, fel print bras, hawdd ei ddeall, recordiad sain neu braille, neu os na allwch ddefnyddio tudalen, cysylltwch â ni:',
    problems: 'Rhoi gwybod am broblemau hygyrchedd',
    problemsLead:
      'Rydym am wybod am bob problem nad yw wedi’i rhestru ar y dudalen hon, ac am unrhyw beth nad yw’n bodloni’r gofynion. Rhowch wybod i ni yn yr un modd.',
  },
  enforcement: {
    title: 'Y weithdrefn orfodi',
    lead: 'Y Comisiwn Cydraddoldeb a Hawliau Dynol (EHRC) sy’n gyfrifol am orfodi Rheoliadau Hygyrchedd Cyrff y Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018 (y ‘rheoliadau hygyrchedd’). Os nad ydych yn fodlon ar y ffordd rydym yn ymateb i’ch cwyn, cysylltwch â’r Gwasanaeth Cynghori a Chymorth Cydraddoldeb (EASS).',
    link: 'Y Gwasanaeth Cynghori a Chymorth Cydraddoldeb',
  },
  technical: {
    title: 'Gwybodaeth dechnegol am hygyrchedd y porth hwn',
    committed: (council) =>
      `Mae ${council} wedi ymrwymo i wneud ei wefan yn hygyrch, yn unol â Rheoliadau Hygyrchedd Cyrff y Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018.`,
    status: 'Statws cydymffurfio',
    partially:
      'Mae’r porth hwn yn cydymffurfio’n rhannol â safon AA y Canllawiau Hygyrchedd Cynnwys Gwe, fersiwn 2.2, am y rhesymau a restrir isod.',
  },
  content: {
    title: 'Cynnwys nad yw’n hygyrch',
    lead: 'Nid yw’r hyn a restrir yma’n hygyrch, neu ni wyddys ei fod, am y rhesymau canlynol.',
    failures: 'Diffyg cydymffurfio â’r rheoliadau hygyrchedd',
    files:
      'Ffeiliau a wnaed mewn mannau eraill yw’r ffurflenni a’r dogfennau y mae gweithwyr yn eu cyhoeddi i chi, ac efallai nad ydynt yn hygyrch. Ni all darllenydd sgrin ddarllen llun o dudalen (maen prawf llwyddiant 1.1.1, cynnwys nad yw’n destun). Gofynnwch i’ch gweithiwr amdano ar ffurf arall.',
    people:
      'Nid oes neb sy’n defnyddio technoleg gynorthwyol, nac archwilydd, wedi profi’r porth hwn eto. Hyd nes y gwneir hynny nid ydym yn dweud ei fod yn cydymffurfio’n llawn.',
    states: (many) => `mewn ${many} cyflwr tudalen`,
    outside: 'Cynnwys nad yw o fewn cwmpas y rheoliadau hygyrchedd',
    providers:
      'Lle rydych yn mewngofnodi gyda chyfrif cwmni arall, nid ni biau tudalennau’r cwmni hwnnw. Gallwch bob amser ddefnyddio cyfeiriad e-bost a chyfrinair yn eu lle.',
  },
  tests: {
    title: 'Sut y profwyd y porth hwn',
    lead: ({ pages, states, widths, axe, day }) =>
      `Profwyd y porth ddiwethaf ar ${day}. Cynhaliwyd y prawf gan y datblygwyr, gydag axe-core ${axe} yn Chromium: pob un o’i ${pages} tudalen, mewn ${states} cyflwr gyda phob gwall y gellir ei ddangos, ym mhob un o’i ieithoedd, ${widths} picsel CSS o led.`,
    also: 'Mae’r un profion yn defnyddio’r porth gyda bysellfwrdd yn unig, heb JavaScript, gyda thestun ar 200%, gyda bylchau llydan yn y testun a gyda lliwiau gorfodol, ac yn gwirio bod popeth y gellir ei wasgu o leiaf 24 picsel o uchder a lled.',
  },
  prepared: {
    title: 'Paratoi’r datganiad hygyrchedd hwn',
    lead: (day) =>
      `Paratowyd y datganiad hwn ar ${day}. Caiff ei wneud o’r newydd o ganlyniadau’r profion bob tro y cânt eu rhedeg.`,
  },
}
