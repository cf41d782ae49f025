/** What the tests looked at, as the statement tells it. */
type Tested = { pages: number; states: number; widths: string; axe: string; day: string }
/** How long somebody may take on the way from a frame to the window, in minutes: for the button in the one, for the question in the other. */
type HandOver = { button: number; question: number }

/**
 * The accessibility statement, in the order and nearly in the words of the model for the public sector
 * (www.gov.uk/guidance/model-accessibility-statement), which follows Commission Implementing Decision (EU) 2018/1523.
 */
export const accessibilityEn = {
  link: 'Accessibility statement',
  title: 'Accessibility statement',
  scope: ({ service, council }: { service: string; council: string }) =>
    `This statement is about ${service}, which is run by ${council}: every page of it, for the public and for staff.`,
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
    clean:
      'Our tests found nothing that fails. But tests by machines do not find everything: the problems that we know of are listed below.',
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
    handOver: ({ button, question }: HandOver) =>
      `When you sign in within a page of our website, you have ${button === 1 ? '1 minute' : `${button} minutes`} to press the button that opens your account in the portal, and ${question} minutes to answer the question there. Neither can be made longer: they keep others out of your account (success criterion 2.2.1, timing adjustable). If that is too short for you, open the portal itself and sign in there, where neither is asked of you.`,
    trip: (figure: number) =>
      `When you sign in with an account of another company, you have ${figure} minutes to come back from its pages. That cannot be made longer either (success criterion 2.2.1), but you can begin again as often as you like.`,
    states: (many: number) => (many === 1 ? 'in 1 state of a page' : `in ${many} states of pages`),
    outside: 'Content that is not within the scope of the accessibility regulations',
    providers:
      'Where you sign in with an account of another company, the pages of that company are not ours. You can always use an email address and a password in their place.',
  },
  tests: {
    title: 'How this portal was tested',
    lead: ({ pages, states, widths, axe, day }: Tested) =>
      `The results on this page are those of ${day}. The tests were carried out by the developers, with axe-core ${axe} in Chromium: all ${pages} of its pages, in ${states} states with every error that can be shown, in each of its languages, ${widths} CSS pixels wide.`,
    also: 'On the same pages we test text at 200%, wide text spacing and forced colours, and that whatever can be pressed is at least 24 CSS pixels high and wide or stands that far from everything else that can be pressed. Links within a sentence may be smaller: the guidelines allow that (success criterion 2.5.8). Other tests go through registering, signing in and resetting a password with a keyboard alone, and without JavaScript.',
  },
  prepared: {
    title: 'Preparation of this accessibility statement',
    lead: (day: string) =>
      `This statement was prepared on ${day}, from the results of the tests of that day. Later tests compare what they find with it, and fail until it tells the same.`,
  },
}

export const accessibilityCy: typeof accessibilityEn = {
  link: 'Datganiad hygyrchedd',
  title: 'Datganiad hygyrchedd',
  scope: ({ service, council }) => `Datganiad ${council} am y ${service} yw hwn: pob tudalen ohono, i’r cyhoedd ac i staff.`,
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
      'Ni ddaeth ein profion o hyd i ddim sy’n methu. Ond nid yw profion gan beiriannau yn canfod popeth: mae’r problemau y gwyddom amdanynt wedi’u rhestru isod.',
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
    handOver: ({ button, question }) =>
      `Pan fyddwch yn mewngofnodi o fewn tudalen o’n gwefan, mae gennych ${button} munud i bwyso’r botwm sy’n agor eich cyfrif yn y porth, a ${question} munud i ateb y cwestiwn yno. Ni ellir ymestyn y naill na’r llall: maent yn cadw pobl eraill allan o’ch cyfrif (maen prawf llwyddiant 2.2.1, amseru y gellir ei addasu). Os yw hynny’n rhy fyr i chi, agorwch y porth ei hun a mewngofnodwch yno, lle na ofynnir y naill na’r llall gennych.`,
    trip: (figure) =>
      `Pan fyddwch yn mewngofnodi gyda chyfrif cwmni arall, mae gennych ${figure} munud i ddod yn ôl o’i dudalennau. Ni ellir ymestyn hynny chwaith (maen prawf llwyddiant 2.2.1), ond gallwch ddechrau eto mor aml ag y mynnwch.`,
    states: (many) => `mewn ${many} cyflwr tudalen`,
    outside: 'Cynnwys nad yw o fewn cwmpas y rheoliadau hygyrchedd',
    providers:
      'Lle rydych yn mewngofnodi gyda chyfrif cwmni arall, nid ni biau tudalennau’r cwmni hwnnw. Gallwch bob amser ddefnyddio cyfeiriad e-bost a chyfrinair yn eu lle.',
  },
  tests: {
    title: 'Sut y profwyd y porth hwn',
    lead: ({ pages, states, widths, axe, day }) =>
      `Canlyniadau ${day} yw’r rhai ar y dudalen hon. Cynhaliwyd y profion gan y datblygwyr, gydag axe-core ${axe} yn Chromium: pob un o’i ${pages} tudalen, mewn ${states} cyflwr gyda phob gwall y gellir ei ddangos, ym mhob un o’i ieithoedd, ${widths} picsel CSS o led.`,
    also: 'Ar yr un tudalennau rydym yn profi testun ar 200%, bylchau llydan yn y testun a lliwiau gorfodol, a bod popeth y gellir ei bwyso o leiaf 24 picsel CSS o uchder a lled neu’n sefyll mor bell â hynny oddi wrth bopeth arall y gellir ei bwyso. Gall dolenni o fewn brawddeg fod yn llai: mae’r canllawiau’n caniatáu hynny (maen prawf llwyddiant 2.5.8). Mae profion eraill yn cofrestru, yn mewngofnodi ac yn ailosod cyfrinair gyda bysellfwrdd yn unig, a heb JavaScript.',
  },
  prepared: {
    title: 'Paratoi’r datganiad hygyrchedd hwn',
    lead: (day) =>
      `Paratowyd y datganiad hwn ar ${day}, o ganlyniadau profion y diwrnod hwnnw. Mae profion diweddarach yn cymharu’r hyn y maent yn ei ganfod ag ef, ac yn methu hyd nes y bydd yn dweud yr un peth.`,
  },
}
