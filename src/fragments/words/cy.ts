import type { Words } from './en.ts'

/** A noun after a figure is singular in Welsh; the figure may mutate it. */
const inMinutes = (minutes = 1) => (minutes === 2 ? '2 funud' : `${minutes} munud`)
const inSeconds = (seconds = 1) => `${seconds} eiliad`
const passwords = (many = 1) => {
  if (many === 2) return '2 gyfrinair'
  return many === 3 || many === 6 ? `${many} chyfrinair` : `${many} cyfrinair`
}

export const cy: Words = {
  language: { code: 'cy', name: 'Cymraeg', other: 'en', otherName: 'English', switch: 'show this page in English' },
  faults: {
    'forename.missing': 'Rhowch eich enw cyntaf',
    'surname.missing': 'Rhowch eich cyfenw',
    'role.missing': 'Dewiswch eich rôl',
    'role.other-missing': 'Dywedwch wrthym beth rydych yn ei wneud',
    'organisation.missing': 'Rhowch enw eich sefydliad',
    'street.missing': 'Rhowch eich stryd',
    'town.missing': 'Rhowch eich tref',
    'post-code.missing': 'Rhowch eich cod post',
    'post-code.format': 'Rhowch god post llawn yn y DU, fel DH1 5UL',
    'text.too-long': ({ most }) => `Byrhewch hwn i ${most} nod neu lai`,
    'text.controls': 'Dilëwch nodau na ellir eu dangos, fel toriadau llinell',
    'email.missing': 'Rhowch eich cyfeiriad e-bost',
    'email.format': 'Rhowch gyfeiriad e-bost yn y fformat cywir, fel enw@example.com',
    'password.missing': 'Rhowch gyfrinair',
    'password.confirm-missing': 'Rhowch y cyfrinair yr ail waith i’w gadarnhau',
    'password.differ': 'Nid yw’r ddau gyfrinair yr un fath. Rhowch yr un cyfrinair ddwywaith',
    'password.too-short': ({ most }) => `Rhaid i’r cyfrinair fod o leiaf ${most} nod o hyd`,
    'password.too-long': ({ most }) => `Rhaid i’r cyfrinair fod yn ${most} nod neu lai`,
    'password.no-letter': 'Rhaid i’r cyfrinair gynnwys o leiaf un llythyren',
    'password.forbidden-character':
      'Rhaid i’r cyfrinair gynnwys llythrennau, digidau a nodau arbennig yn unig, heb unrhyw fylchau',
    'password.starts-without-letter': 'Rhaid i’r cyfrinair ddechrau â llythyren',
    'password.no-upper-case': 'Rhaid i’r cyfrinair gynnwys o leiaf un briflythyren',
    'password.no-digit': 'Rhaid i’r cyfrinair gynnwys o leiaf un digid',
    'password.no-special': 'Rhaid i’r cyfrinair gynnwys o leiaf un nod arbennig, er enghraifft ! neu £',
    'password.current': 'Rhaid i’r cyfrinair fod yn wahanol i’ch cyfrinair presennol',
    'password.previous': ({ most }) => `Rhaid i’r cyfrinair fod yn wahanol i’ch ${passwords(most)} blaenorol`,
    'sign-in.wrong': 'Nid yw’r e-bost neu’r cyfrinair yn gywir. Gwiriwch y ddau a rhowch gynnig arall arni',
    'sign-in.too-many':
      'Mae llawer o ymgeisiau wedi’u gwneud. Arhoswch ychydig funudau, neu defnyddiwch “Wedi anghofio’ch cyfrinair?”',
    'sign-in.changed':
      'Mae eich cyfrinair wedi’i newid ers i chi ei roi. Pwyswch Canslo, yna mewngofnodwch gyda’ch cyfrinair newydd',
    'sign-in.cookies':
      'Mae eich porwr yn rhwystro cwcis, felly ni allwn eich cadw wedi’ch mewngofnodi. Caniatewch gwcis ar gyfer y wefan hon, neu agorwch y porth hwn yn ei ffenestr ei hun, yna mewngofnodwch eto',
    'code.missing': 'Rhowch y cod o’r e-bost',
    'code.length': ({ digits }) => `Rhowch y cod ${digits} digid, er enghraifft ${digits === 6 ? '123 456' : '1234 5678'}`,
    'code.wrong': 'Nid yw’r cod hwnnw’n gywir. Gwiriwch yr e-bost a rhowch gynnig arall arni',
    'code.unusable': 'Ni ellir defnyddio’r cod hwnnw mwyach. Gofynnwch am un newydd isod',
    'code.wait': ({ minutes }) =>
      `Rhoddwyd cod anghywir ormod o weithiau. Gallwch roi cynnig arall arni ymhen ${inMinutes(minutes)}`,
    'code.resend-wait': ({ seconds }) => `Gallwch ofyn am god newydd ymhen ${inSeconds(seconds)}`,
    'code.resend-limit': ({ minutes }) =>
      `Rydych wedi gofyn am god newydd sawl gwaith. Gallwch ofyn eto ymhen ${inMinutes(minutes)}`,
    'code.send-limit': ({ minutes }) => `Mae gormod o godau wedi’u hanfon. Gallwch ofyn am un arall ymhen ${inMinutes(minutes)}`,
    'send.failed':
      'Nid oedd modd i ni anfon yr e-bost. Gofynnwch am god newydd ymhen munud; mae’r hyn a nodwyd gennych wedi’i gadw',
    'form.used': 'Mae’r dudalen hon wedi’i hanfon eisoes. Gwiriwch yr hyn a ddangosir yma, yna anfonwch hi unwaith eto',
    'form.incomplete':
      'Roedd rhywbeth ar goll o’r hyn a anfonodd eich porwr. Gwiriwch yr hyn a ddangosir yma, yna anfonwch y dudalen unwaith eto',
    'form.overtaken':
      'Newidiodd rhywbeth wrth i hyn gael ei anfon. Gwiriwch yr hyn a ddangosir yma, yna anfonwch y dudalen unwaith eto',
    'form.unsaved':
      'Ni ellir gwneud hyn ar hyn o bryd. Ni chollwyd dim o’r hyn a wnaethoch yn gynharach. Arhoswch funud, yna anfonwch y dudalen hon unwaith eto',
    'register.taken':
      'Mae cyfrif eisoes yn bodoli gyda’r cyfeiriad e-bost hwn. Gallwch fewngofnodi, neu ailosod cyfrinair y cyfrif',

    // phones
    'phone.missing': 'Rhowch eich rhif ffôn',
    'phone.impossible': 'Gwiriwch y rhif ffôn a’i wlad: ni all unrhyw ffôn fod â’r rhif hwn',
    'phone.country-missing': 'Dewiswch wlad eich rhif ffôn',
    'phone.country-not-taken': 'Ni allwn gyrraedd rhifau’r wlad honno. Rhowch rif gwlad sydd ar y rhestr, neu ffoniwch ni',
    'phone.send-limit': ({ minutes }) =>
      `Mae gormod o negeseuon testun a galwadau wedi mynd i’r rhif hwn. Gallwch ei ddefnyddio eto ymhen ${inMinutes(minutes)}, neu rhowch un arall nawr`,
    'phone.text-failed': 'Nid oedd modd i ni anfon y neges destun. Dewiswch Ffonio fi, neu anfonwch god newydd ymhen munud',
    'phone.call-failed': 'Nid oedd modd i ni wneud yr alwad. Dewiswch Anfon cod, neu Ffonio fi ymhen munud',
    'phone.changed': 'Mae rhif ffôn eich cyfrif wedi’i newid ers i chi fewngofnodi. Pwyswch Canslo, yna mewngofnodwch eto',
    'phone-code.missing': 'Rhowch y cod o’r neges destun',
    'phone-code.wrong': 'Nid yw’r cod hwnnw’n gywir. Gwiriwch y neges destun ddiweddaraf a rhowch gynnig arall arni',
    'phone-code.unusable': 'Ni ellir defnyddio’r cod hwnnw mwyach. Anfonwch god newydd',
    'call.ringing':
      'Nid ydym yn gwybod eto eich bod wedi pwyso #. Atebwch yr alwad, pwyswch #, yna pwyswch y botwm yma unwaith eto',
    'call.unanswered': 'Nid atebwyd yr alwad. Gwiriwch eich ffôn, yna dewiswch Ffonio fi neu Anfon cod',
    'call.engaged': 'Roedd eich ffôn yn brysur. Gorffennwch yr alwad arall, yna dewiswch Ffonio fi neu Anfon cod',
    'call.expired': 'Ni ellir defnyddio’r alwad hon mwyach. Dewiswch Ffonio fi neu Anfon cod',
    'call.again-wait': ({ seconds }) => `Rydym yn eich ffonio nawr. Gallwch ofyn am alwad arall ymhen ${inSeconds(seconds)}`,

    // staff

    // records

    // documents

    // invitations
  },

  layout: {
    skip: 'Neidio i’r prif gynnwys',
    home: 'Hafan',
    myAccount: 'Fy Nghyfrif',
    logout: 'Allgofnodi',
    navigation: 'Tudalennau’r porth hwn',
    signedInAs: 'Wedi mewngofnodi fel',
    help: 'Cysylltu a chael help',
    contactPage: 'Pob ffordd o gael help',
  },
  form: {
    problem: 'Mae problem wedi codi',
    error: 'Gwall:',
    mandatory: 'Mae meysydd sydd wedi’u marcio â seren (*) yn orfodol a rhaid eu llenwi.',
    back: 'Yn ôl',
    next: 'Nesaf',
    cancel: 'Canslo',
    finish: 'Gorffen',
    submit: 'Cyflwyno',
    show: 'Dangos',
    hide: 'Cuddio',
    ofPassword: 'cyfrinair',
    shown: 'Mae eich cyfrinair i’w weld',
    hidden: 'Mae eich cyfrinair wedi’i guddio',
    choose: 'Dewiswch o’r rhestr',
    // Welsh has no one word for yes: these answer questions that begin "A yw …?".
    yes: 'Ydy',
    no: 'Nac ydy',
    sending: 'Wrthi’n anfon. Arhoswch.',
    unanswered:
      'Nid ydym wedi cael ateb. Gwiriwch eich cysylltiad, yna anfonwch y dudalen eto. Ni chollwyd dim o’r hyn a deipiwyd gennych.',
  },

  councils: { title: 'Doorstep', lead: 'Dewiswch borth eich cyngor.' },
  home: {
    welcome: (service) => `Croeso i wefan ${service}`,
    worried: 'Os ydych yn poeni am ddiogelwch neu les plentyn neu berson ifanc, ',
    contactUs: 'cysylltwch â ni',
    myAccountLead: 'Mewngofnodi, cofrestru, neu weld yr hyn a gofrestrwyd gennych',
  },
  contact: {
    title: 'Cysylltu a chael help',
    lead: 'Os nad yw rhywbeth yma’n gweithio i chi, ffoniwch ni a byddwn yn eich helpu mewn ffordd arall.',
  },
  myAccount: {
    title: 'Fy nghyfrif',
    newTo: (service) => `Ydych chi’n defnyddio ${service} am y tro cyntaf?`,
    registerHere: 'Cofrestrwch ar gyfer cyfrif yma',
    orButton: 'neu defnyddiwch y botwm isod.',
    already: (service) => `Ydych chi eisoes yn defnyddio ${service}? Mewngofnodwch isod.`,
    existing: 'Defnyddwyr presennol',
    newUsers: 'Defnyddwyr newydd',
    newUsersLead: (service) => `Os ydych yn defnyddio ${service} am y tro cyntaf, cofrestrwch ar gyfer cyfrif yma.`,
    register: 'Cofrestru ar gyfer cyfrif newydd',
  },
  details: {
    title: 'Cofrestru ar gyfer cyfrif newydd – cam 1',
    forename: 'Enw cyntaf',
    surname: 'Cyfenw',
    professional: 'A yw’r cyfrif hwn yn cael ei ddefnyddio at ddibenion proffesiynol?',
    role: 'Rôl',
    otherRole: 'Os gwnaethoch ddewis Arall, beth ydych chi’n ei wneud?',
    organisation: 'Sefydliad',
    address: 'Cyfeiriad',
    workAddress: 'Os ydych yn defnyddio’r cyfrif hwn at ddibenion proffesiynol, rhowch gyfeiriad eich gwaith.',
    street: 'Stryd',
    town: 'Tref',
    postCode: 'Cod post',
  },
  credentials: {
    title: 'Cofrestru ar gyfer cyfrif newydd – cam 2',
    lead: 'Rhowch eich cyfeiriad e-bost gwaith a rhowch gyfrinair ddwywaith. Pwyswch Nesaf i fynd ymlaen.',
    email: 'E-bost',
    password: 'Cyfrinair',
    confirm: 'Cadarnhau’r cyfrinair',
    kept: 'Rydych eisoes wedi dewis cyfrinair. Gadewch y ddau faes cyfrinair yn wag i’w gadw.',
  },
  policy: {
    title: 'Polisi cyfrineiriau',
    lead: 'Rhaid i’ch cyfrinair fodloni’r gofynion canlynol:',
    rules: ({ shortest, longest, history }) => [
      `Rhaid iddo fod o leiaf ${shortest} nod o hyd`,
      `Rhaid iddo fod yn ddim mwy na ${longest} nod o hyd`,
      'Rhaid iddo gynnwys o leiaf un llythyren',
      'Rhaid iddo gynnwys llythrennau, digidau a nodau arbennig yn unig',
      'Rhaid iddo ddechrau â llythyren',
      'Rhaid iddo gynnwys o leiaf un briflythyren',
      'Rhaid iddo gynnwys o leiaf un digid',
      'Rhaid iddo gynnwys o leiaf un nod arbennig',
      'Rhaid iddo fod yn wahanol i’ch cyfrinair presennol',
      `Rhaid iddo fod yn wahanol i’ch ${passwords(history)} blaenorol`,
    ],
  },
  code: {
    code: 'Cod',
    hint: (digits) => `${digits} digid. Gallwch deipio neu ludo’r cod, gyda bwlch neu heb fwlch.`,
    newCode: 'Anfonwch god newydd ataf, os gwelwch yn dda',
    spam: 'Os na allwch ddod o hyd i’r e-bost hwn, efallai ei fod yn eich ffolder sbam/post sothach.',
    life: (minutes) => `Mae’r cod yn gweithio am ${inMinutes(minutes)}.`,
    resent: (time) => `Gwnaethom anfon cod newydd am ${time}. Nid yw codau cynharach yn gweithio mwyach.`,
    wait: (seconds) => `Gallwch ofyn am god newydd ${inSeconds(seconds)} ar ôl i’r un diwethaf gael ei anfon.`,
  },
  registerCode: {
    title: 'Cofrestru ar gyfer cyfrif newydd – cam 3',
    sent: 'Rydym newydd anfon e-bost atoch i gadarnhau eich cyfeiriad e-bost. Rhowch y cod sydd ynddo isod.',
    sentTo: 'Gwnaethom ei anfon at',
    change:
      'Defnyddiwch y botwm Yn ôl isod os hoffech newid eich cyfeiriad e-bost a rhoi cynnig arall arni, neu “Anfonwch god newydd ataf, os gwelwch yn dda” os oes angen un arall arnoch.',
  },
  registered: {
    title: 'Mae eich cyfrif yn barod',
    lead: 'Rydych wedi cadarnhau eich cyfeiriad e-bost ac mae eich cyfrif wedi’i greu.',
    signIn: 'Mewngofnodi',
    next: 'Bob tro y byddwch yn mewngofnodi, byddwn yn anfon cod i’ch cyfeiriad e-bost.',
  },
  signIn: {
    title: 'Mewngofnodi diogel – cam 1',
    email: 'E-bost',
    password: 'Cyfrinair',
    additional: 'Er mwyn diogelwch ychwanegol, byddwn yn cadarnhau eich cyfrif drwy anfon cod dilysu i’ch cyfeiriad e-bost.',
    forgotten: 'Wedi anghofio’ch cyfrinair?',
    ended: {
      idle: ({ idleMinutes }) =>
        `Cawsoch eich allgofnodi oherwydd na ddigwyddodd dim am ${inMinutes(idleMinutes)}. Mewngofnodwch eto i barhau.`,
      'too-old': 'Cawsoch eich allgofnodi oherwydd eich bod wedi mewngofnodi ers diwrnod. Mewngofnodwch eto i barhau.',
      'password-changed': 'Mae eich cyfrinair wedi’i newid. Mewngofnodwch gyda’ch cyfrinair newydd.',
      'sign-in-first': 'Mewngofnodwch i weld y dudalen hon.',
    },
  },
  signInCode: {
    title: 'Mewngofnodi diogel – cam 2',
    sent: 'Rydym newydd anfon e-bost atoch i gadarnhau eich cyfrif. Rhowch y cod sydd ynddo isod.',
  },
  welcome: {
    pageTitle: 'Croeso',
    title: (name) => `Croeso, ${name}.`,
    lead: (service) =>
      `Rydych wedi mewngofnodi’n llwyddiannus. Defnyddiwch y botwm isod i ddychwelyd i dudalen hafan ${service}.`,
    home: 'Dychwelyd i’r Hafan',
  },
  resetEmail: {
    title: 'Ailosod cyfrinair – cam 1',
    lead: 'Rhowch y cyfeiriad e-bost y gwnaethoch gofrestru ag ef. Byddwn yn anfon cod i’r cyfeiriad hwnnw.',
    email: 'E-bost',
  },
  resetCode: {
    title: 'Ailosod cyfrinair – cam 2',
    sent: 'Rydym newydd anfon e-bost atoch i gadarnhau eich cyfeiriad e-bost. Rhowch y cod sydd yn yr e-bost hwn isod.',
    spam: 'Os na allwch ddod o hyd i e-bost, efallai ei fod yn eich ffolder Sbam/Post sothach neu nad yw’r cyfeiriad e-bost a roddwyd wedi’i gofrestru gyda ni.',
  },
  resetPassword: {
    title: 'Ailosod cyfrinair – cam 3',
    lead: 'Rhowch eich cyfrinair newydd',
    password: 'Eich cyfrinair newydd',
    confirm: 'Cadarnhau’r cyfrinair',
    ends: 'Byddwch yn cael eich allgofnodi ym mhob man lle rydych wedi mewngofnodi ar hyn o bryd.',
  },
  overview: {
    title: 'Fy nghyfrif',
    lead: 'Dyma’r hyn a gofrestrwyd gennych.',
    name: 'Enw',
    email: 'E-bost',
    professional: 'Yn cael ei ddefnyddio at ddibenion proffesiynol',
    role: 'Rôl',
    organisation: 'Sefydliad',
    address: 'Cyfeiriad',
    notGiven: 'Heb ei nodi',
    wrong: 'Os oes unrhyw beth yma’n anghywir, cysylltwch â ni.',
  },
  signOut: {
    title: 'Allgofnodi',
    lead: 'Byddwch yn cael eich allgofnodi o’r porth hwn ar y ddyfais hon.',
    button: 'Allgofnodi',
    doneTitle: 'Rydych wedi allgofnodi',
    doneLead: 'Mae bellach yn ddiogel i chi adael y ddyfais hon.',
    signIn: 'Mewngofnodi eto',
  },
  failures: {
    notFound: {
      title: 'Heb ddod o hyd i’r dudalen',
      lead: 'Os gwnaethoch deipio’r cyfeiriad, gwiriwch ef. Os gwnaethoch ddilyn dolen, efallai ei bod wedi dyddio.',
    },
    notAllowed: {
      title: 'Ni ellir defnyddio’r dudalen hon fel hynny',
      lead: 'Ewch i’r dudalen hafan a dechreuwch eto oddi yno. Ni newidiwyd dim.',
    },
    foreign: {
      title: 'Ni ddaeth y ffurflen hon o’r porth hwn',
      lead: 'Er mwyn eich cadw’n ddiogel, dim ond ffurflenni a anfonir o’n tudalennau ein hunain yr ydym yn eu derbyn. Agorwch y dudalen eto yma ac anfonwch hi unwaith eto. Ni newidiwyd dim.',
    },
    tooLarge: {
      title: 'Mae hynny’n fwy nag y gall y dudalen hon ei dderbyn',
      lead: 'Ewch yn ôl a byrhewch yr hyn a nodwyd gennych. Ni newidiwyd dim.',
    },
    surprise: {
      title: 'Mae’n ddrwg gennym, aeth rhywbeth o’i le',
      lead: 'Ein bai ni yw hyn. Efallai na chafodd yr hyn a anfonwyd gennych ei gadw. Ewch yn ôl a rhowch gynnig arall arni; os bydd yn digwydd eto, ffoniwch ni a rhowch y cyfeirnod hwn.',
      reference: 'Cyfeirnod:',
    },
    unavailable: {
      title: 'Mae’n ddrwg gennym, nid yw’r porth hwn ar gael ar hyn o bryd',
      lead: 'Ni chollwyd dim o’r hyn a wnaethoch yn gynharach. Arhoswch funud, yna rhowch gynnig arall arni.',
    },
    home: 'Mynd i’r dudalen hafan',
  },

  retry: {
    lead: 'Mae’r hyn a anfonwyd gennych wedi’i gadw yn y dudalen hon. Arhoswch funud, yna rhowch gynnig arall arni. Peidiwch â chau’r dudalen.',
    again: 'Rhoi cynnig arall arni',
  },

  listing: {
    pages: 'Tudalennau’r rhestr hon',
    page: (page: number) => `Tudalen ${page}`,
    previous: 'Y dudalen flaenorol',
    next: 'Y dudalen nesaf',
  },

  phone: {
    title: 'Cadarnhau pwy ydych chi',
    addTitle: 'Ychwanegu eich rhif ffôn',
    lead: 'Mae angen i chi gadarnhau pwy ydych chi gan ddefnyddio eich rhif ffôn bob tro y byddwch yn mewngofnodi.',
    anyPhone:
      'Gall fod yn ffôn symudol neu’n llinell dir, gyda signal da. Byddwn yn anfon neges destun gyda chod ato, neu’n ei ffonio.',
    country: 'Cod gwlad',
    number: 'Rhif ffôn',
    numberHint:
      'Gallwch ei deipio mewn unrhyw ffordd, gyda bylchau neu hebddynt. Mae rhif sy’n dechrau â + yn dweud ei wlad ei hun.',
    sendCode: 'Anfon cod',
    callMe: 'Ffonio fi',
    change: 'Newid y rhif',
    enterOr: 'Rhowch eich cod dilysu isod, neu',
    newCode: 'anfonwch god newydd',
    code: 'Cod dilysu',
    codeHint: (digits) =>
      `Cyn gynted ag y byddwch wedi rhoi pob un o’r ${digits} digid, ewch ymlaen yn awtomatig. Gallwch hefyd bwyso Dilysu’r cod.`,
    verify: 'Dilysu’r cod',
    calling: 'Rydym yn eich ffonio. Atebwch yr alwad a phwyswch y fysell stwnsh (#) pan ofynnir i chi wneud hynny.',
    callOver: 'I roi cynnig arall arni, dewiswch Ffonio fi. I gael neges destun yn lle hynny, dewiswch Anfon cod.',
    goesOn: 'Bydd y dudalen hon yn mynd ymlaen ar ei phen ei hun ar ôl i chi bwyso #. Os nad yw, defnyddiwch y botwm.',
    pressed: 'Rwyf wedi pwyso #',
    lost: {
      link: 'Nid yw’r ffôn hwn gennyf bellach',
      title: 'Rydych wedi dweud wrthym nad yw’r ffôn hwn gennych bellach',
      noted:
        'Bydd eich gweithiwr, neu rywun o’n gwasanaeth cwsmeriaid, yn gwirio pwy ydych chi, wyneb yn wyneb neu dros y ffôn, ac yna’n dileu’r rhif.',
      next: 'Y tro nesaf y byddwch yn mewngofnodi byddwn yn gofyn am eich rhif newydd. Nid ydym byth yn gwneud hyn drwy e-bost yn unig. Os yw’n fater brys, ffoniwch ni:',
      found: 'Os dewch o hyd i’r ffôn eto, mewngofnodwch ag ef fel arfer. Yna byddwn yn anghofio ei fod ar goll.',
    },
  },

  idle: {},

  staff: {
    link: 'Staff y cyngor',
    navigation: 'Ystafelloedd y consol staff',
    rooms: {
      overview: 'I’w wneud',
      invitations: 'Gwahoddiadau',
      records: 'Cofnodion',
      accounts: 'Cyfrifon',
      people: 'Staff a rolau',
      audit: 'Trywydd archwilio',
    },
  },

  records: {
    mine: 'Fy nghofnodion',
  },

  documents: {},

  invitations: {},
}
