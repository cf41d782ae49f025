import type { LineFigures, Words } from './en.ts'

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

    // staff

    // records
    'record.number-missing': 'Rhowch rif y cofnod',
    'record.number-taken': 'Mae cofnod â’r rhif hwn eisoes. Gwiriwch y rhif',
    'record.given-missing': 'Rhowch enw cyntaf y plentyn',
    'record.surname-missing': 'Rhowch gyfenw’r plentyn',
    'record.changed':
      'Mae rhywun arall wedi newid y cofnod hwn ers i chi ei agor. Mae’r hyn y mae’n ei ddweud yn awr isod. Gwiriwch yr hyn a deipiwyd gennych, yna anfonwch ef unwaith eto',
    'born.missing': 'Rhowch y dyddiad geni',
    'born.impossible': 'Rhaid i’r dyddiad geni fod yn ddyddiad go iawn gyda blwyddyn o 4 digid, fel 7 11 2013',
    'born.future': 'Rhaid i’r dyddiad geni fod yn y gorffennol',
    'born.too-long-ago': 'Mae’r dyddiad geni yn rhy bell yn ôl. Gwiriwch y flwyddyn',
    'record-search.missing': 'Rhowch rif cofnod, cyfenw neu ddyddiad geni',
    'record-search.born': 'Rhowch ddyddiad geni cyfan, fel 7/11/2013',
    'record-worker.unknown':
      'Nid oes neb â’r cyfeiriad e-bost hwn yn gweithio ar gofnodion yma. Gwiriwch y cyfeiriad, neu gofynnwch i weinyddwr ychwanegu’r person fel gweithiwr',
    'record-worker.already': 'Mae’r person hwn yn un o weithwyr y cofnod hwn eisoes',
    'access.reason-missing': 'Dywedwch pam mae’r mynediad yn dod i ben',
    'access.ended-already': 'Mae’r mynediad hwn wedi dod i ben eisoes',
    'import.file-missing': 'Dewiswch ffeil',
    'import.too-large': 'Mae’r ffeil yn fwy nag 1 MB. Rhannwch hi, yna mewnforiwch y rhannau un ar ôl y llall',
    'import.too-many-lines': ({ most }) =>
      `Mae mwy na ${most} o linellau yn y ffeil. Rhannwch hi, yna mewnforiwch y rhannau un ar ôl y llall`,
    'import.not-text': 'Ni ellir darllen y ffeil. Cadwch hi fel CSV UTF-8, yna dewiswch hi eto',
    'import.header':
      'Rhaid i’r llinell gyntaf enwi’r colofnau, bob un unwaith: Rhif y cofnod, Enw cyntaf, Cyfenw, Dyddiad geni, ac, os dymunwch, E-bost y gweithiwr',
    'import.no-lines': 'Nid oes cofnod yn y ffeil, dim ond enwau’r colofnau',

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

  phone: {},

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
    months: ['Ion', 'Chwe', 'Maw', 'Ebr', 'Mai', 'Meh', 'Gor', 'Aws', 'Medi', 'Hyd', 'Tach', 'Rhag'].join(' '),
    given: 'Enw cyntaf',
    surname: 'Cyfenw',
    number: 'Rhif y cofnod',
    born: 'Dyddiad geni',
    day: 'Diwrnod',
    month: 'Mis',
    year: 'Blwyddyn',
    bornHint: 'Er enghraifft, 7 11 2013',
    choose: {
      title: 'Dewiswch gyfrif i’w reoli',
      welcome: (name: string) => `Croeso, ${name}.`,
      lead: 'Dewiswch y cyfrif yr hoffech ei agor.',
      list: 'Dewiswch gyfrif',
      view: 'Gweld y Dangosfwrdd Gofal Cymdeithasol',
    },
    none: {
      title: 'Nid oes gennych gofnodion i’w gweld',
      lead: 'Gallwch weld cofnod plentyn yma ar ôl i un o weithwyr y cyngor eich gwahodd ac i chi dderbyn. Byddwn wedyn yn anfon e-bost atoch.',
      ended:
        'Os gallech weld cofnod o’r blaen, efallai bod eich mynediad iddo wedi dod i ben. Gall eich gweithiwr ddweud mwy wrthych.',
      invitation: 'Gweld lle mae eich gwahoddiadau arni',
    },
    dashboard: {
      page: 'Dangosfwrdd Gofal Cymdeithasol',
      workers: 'Gweithwyr, a sut i gysylltu â nhw',
      noWorkers: 'Nid oes gweithiwr wedi’i enwi ar gyfer y cofnod hwn ar hyn o bryd. Gallwch gysylltu â ni drwy’r ffyrdd isod.',
      noContact: 'Ni roddwyd rhif ffôn na chyfeiriad e-bost. Gallwch gysylltu â ni drwy’r ffyrdd isod.',
      phone: 'Ffôn',
      email: 'E-bost',
      another: 'Dewis cyfrif arall',
      seen: 'Gall gweithwyr y cofnod hwn weld pryd y byddwch yn edrych arno.',
    },
    console: {
      title: 'Cofnodion',
      add: 'Ychwanegu cofnod',
      import: 'Mewnforio cofnodion o ffeil',
      caption: 'Cofnodion, y rhai mwyaf newydd yn gyntaf',
      none: 'Nid oes cofnodion eto.',
      noneFound: 'Ni chafwyd hyd i gofnod. Dim ond gwerthoedd cyfan a geir: y cyfenw, y rhif neu’r dyddiad cyfan.',
      name: 'Enw',
      added: 'Ychwanegwyd',
      search: 'Chwilio',
      sought: 'Chwilio am',
      soughtHint: 'Rhif cyfan y cofnod, y cyfenw cyfan, neu ddyddiad geni fel 7/11/2013',
      by: 'Chwilio yn ôl',
      byNumber: 'Rhif y cofnod',
      bySurname: 'Cyfenw',
      byBorn: 'Dyddiad geni',
      found: 'Cafwyd hyd yn ôl',
      all: 'Dangos pob cofnod',
    },
    add: { title: 'Ychwanegu cofnod', send: 'Ychwanegu’r cofnod' },
    edit: { title: 'Golygu cofnod', send: 'Cadw’r newidiadau', now: 'Yr hyn y mae’r cofnod yn ei ddweud yn awr' },
    record: {
      page: 'Un cofnod',
      title: (name: string) => `Cofnod ${name}`,
      done: {
        added: 'Ychwanegwyd y cofnod.',
        edited: 'Cadwyd y newidiadau.',
        'access-ended': 'Daethpwyd â’r mynediad i ben, ac allgofnodwyd y person ym mhob man.',
        'worker-added': 'Ychwanegwyd y gweithiwr.',
        'worker-removed': 'Tynnwyd y gweithiwr oddi ar y cofnod.',
      },
      details: 'Manylion',
      changed: 'Newidiwyd ddiwethaf',
      edit: 'Golygu’r cofnod',
      workers: 'Gweithwyr',
      noWorkers: 'Nid oes gweithiwr wedi’i enwi ar gyfer y cofnod hwn. Gall rheolwr tîm ychwanegu un.',
      changeWorkers: 'Newid y gweithwyr',
      suspended: 'cyfrif wedi’i atal',
      access: 'Pwy sydd neu a oedd â mynediad',
      noAccess: 'Nid oes neb wedi cael mynediad i’r cofnod hwn eto.',
      invite: 'Gwahodd rhywun i’r cofnod hwn',
      documents: 'Ffurflenni a dogfennau',
      person: 'Y person',
      relationship: 'Perthynas',
      from: 'O',
      until: 'Hyd',
      state: 'Cyflwr',
      open: 'Mae ganddo fynediad',
      over: 'Wedi dod i ben ar ei ddyddiad',
      notYet: 'Heb ddechrau',
      ended: (date: string) => `Daeth i ben ar ${date}`,
      reason: 'Rheswm:',
      end: 'Dod â mynediad i ben',
      endOf: (name: string) => `ar gyfer ${name}`,
      noEnd: 'Dim diwedd wedi’i nodi',
      looks: 'Pwy edrychodd arno',
      noLooks: 'Nid oes neb wedi edrych ar y cofnod hwn eto.',
      who: 'Pwy',
      when: 'Pryd',
      as: 'Fel',
      asPerson: 'Person â mynediad',
      asStaff: 'Aelod o staff',
      gone: 'Cyfrif nad yw yma mwyach',
    },
    workers: {
      title: 'Gweithwyr cofnod',
      lead: 'Caiff gweithwyr cofnod weithio arno. Mae’r bobl sydd â mynediad i’r cofnod yn gweld eu henwau a sut i gysylltu â nhw.',
      none: 'Nid oes gweithiwr wedi’i enwi ar gyfer y cofnod hwn eto. Ychwanegwch un yn awr: tan hynny dim ond rheolwyr tîm all weithio arno.',
      email: 'Cyfeiriad e-bost y gweithiwr i’w ychwanegu',
      emailHint: 'Y cyfeiriad cyfan y mae’r gweithiwr yn mewngofnodi ag ef',
      add: 'Ychwanegu gweithiwr',
      remove: 'Tynnu',
      back: 'Yn ôl i’r cofnod',
    },
    end: {
      title: 'Dod â mynediad i gofnod i ben',
      lead: ({ name, child }: { name: string; child: string }) => `Ni fydd ${name} yn gweld cofnod ${child} mwyach.`,
      now: 'Mae hyn yn digwydd ar unwaith: caiff y person ei allgofnodi ym mhob man. Os oes ganddo fynediad i gofnodion eraill, gall fewngofnodi eto a gweld y rheini.',
      noNotice:
        'Nid anfonir neges at y person am hyn, oherwydd gallai neges roi rhywun mewn perygl. Dywedwch wrtho eich hun lle mae hynny’n ddiogel.',
      reason: 'Pam mae’r mynediad yn dod i ben?',
      reasonHint: 'Gall gweithwyr y cofnod hwn ddarllen hyn. Ni all y person.',
      send: 'Dod â’r mynediad i ben',
      over: 'Nid yw’r mynediad hwn yn sefyll mwyach. Nid oes dim i ddod ag ef i ben.',
      back: 'Yn ôl i’r cofnod',
    },
    import: {
      title: 'Mewnforio cofnodion o ffeil',
      lead: 'Dewiswch ffeil CSV gyda llinell ar gyfer pob cofnod. Mae’r llinell gyntaf yn enwi’r colofnau.',
      template: 'Lawrlwytho templed',
      columns:
        'Gellir ysgrifennu dyddiadau fel 7/11/2013, 07/11/2013 neu 2013-11-07. Cadwch y ffeil fel CSV UTF-8, gyda choma neu hanner colon.',
      limit: (most: number) => `Dim mwy nag 1 MB a ${most} o linellau.`,
      workers: 'Gellir gadael y golofn E-bost y gweithiwr allan. Heb gyfeiriad gweithiwr, eich cofnodion chi ydynt.',
      managers:
        'Gellir gadael y golofn E-bost y gweithiwr allan. Heb gyfeiriad gweithiwr, nid oes gan gofnod weithiwr, nes i chi ychwanegu un.',
      file: 'Ffeil CSV',
      choice: 'Os oes llinell yn anghywir',
      all: 'Mewnforio dim',
      right: 'Mewnforio’r llinellau sy’n gywir',
      send: 'Mewnforio',
    },
    report: {
      title: 'Mewnforio cofnodion',
      none: 'Ni fewnforiwyd dim',
      added: (records: number) => (records === 1 ? 'Mewnforiwyd 1 cofnod' : `Mewnforiwyd ${records} o gofnodion`),
      lines: (lines: number) => (lines === 1 ? 'Roedd 1 llinell yn y ffeil.' : `Roedd ${lines} o linellau yn y ffeil.`),
      refused: (lines: number) => (lines === 1 ? 'Gwrthodwyd 1 llinell.' : `Gwrthodwyd ${lines} o linellau.`),
      caption: 'Llinellau a wrthodwyd, a pham',
      line: 'Llinell',
      why: 'Pam',
      mend: 'Cywirwch y llinellau yn y ffeil, yna mewnforiwch hi eto. Rhifau’r llinellau yn y ffeil yw’r rhain, gan gynnwys y llinell gyntaf.',
      mendRest:
        'Cywirwch y llinellau hyn mewn ffeil ar wahân, gyda’r un llinell gyntaf, yna mewnforiwch hi: mae’r lleill wedi’u mewnforio eisoes.',
      kept: (hours: number) => `Cedwir yr adroddiad hwn am ${hours} awr, i chi yn unig.`,
      again: 'Mewnforio ffeil arall',
      records: 'Gweld y cofnodion',
      problems: {
        columns: 'Nid yw nifer y colofnau yr un fath â’r llinell gyntaf',
        quotes: 'Nid yw dyfynnod wedi’i gau, neu mae yn y lle anghywir',
        formula: ({ column }: LineFigures) => `${column}: mae’n dechrau fel fformiwla (=, +, - neu @). Tynnwch y nod hwnnw`,
        controls: ({ column }: LineFigures) => `${column}: mae ynddo nodau na ellir eu dangos`,
        'too-long': ({ column, most }: LineFigures) => `${column}: mae’n hirach na ${most} nod`,
        missing: ({ column }: LineFigures) => `${column}: ar goll`,
        date: ({ column }: LineFigures) => `${column}: nid yw’n ddyddiad go iawn mewn ffurf a ddarllenir yma`,
        future: ({ column }: LineFigures) => `${column}: mae yn y dyfodol`,
        'too-long-ago': ({ column }: LineFigures) => `${column}: mae’n rhy bell yn ôl`,
        twice: ({ column, line }: LineFigures) => `${column}: mae yr un fath ag yn llinell ${line}`,
        taken: ({ column }: LineFigures) => `${column}: mae cofnod â’r rhif hwn eisoes`,
        'worker-unknown': ({ column }: LineFigures) => `${column}: nid oes neb â’r cyfeiriad hwn yn gweithio ar gofnodion yma`,
        'worker-other': ({ column }: LineFigures) =>
          `${column}: dim ond chi eich hun y gallwch ei enwi. Gall rheolwr tîm enwi eraill`,
      },
    },
  },

  documents: {},

  invitations: {},
}
