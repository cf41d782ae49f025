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

    // staff

    // records

    // documents

    // invitations
    'invitation.record-missing': 'Rhowch rif y cofnod',
    'invitation.record-unknown':
      'Nid oes gan unrhyw un o’ch cofnodion y rhif hwn. Gwiriwch y rhif, neu gofynnwch i reolwr eich tîm eich ychwanegu at y cofnod',
    'invitation.record-twice': 'Rydych wedi rhoi’r cofnod hwn eisoes. Rhowch bob cofnod unwaith',
    'invitation.records-most': ({ most }) =>
      `Gall un gwahoddiad gynnwys ${most} cofnod. Anfonwch ail wahoddiad ar gyfer y lleill`,
    'invitation.relationship-missing': 'Dewiswch beth yw’r person i’r plentyn',
    'invitation.ends-format': 'Rhowch ddiwrnod olaf y mynediad fel dyddiad go iawn, fel 2027-07-31, neu gadewch ef yn wag',
    'invitation.ends-past': 'Rhaid i ddiwrnod olaf y mynediad fod heddiw neu’n hwyrach',
    'invitation.given-missing': 'Rhowch enw cyntaf y person',
    'invitation.surname-missing': 'Rhowch gyfenw’r person',
    'invitation.email-missing': 'Rhowch gyfeiriad e-bost y person',
    'invitation.own-address': 'Eich cyfeiriad chi eich hun yw hwn. Rhowch gyfeiriad y person rydych yn ei wahodd',
    'invitation.has-access': 'Mae gan y person yn y cyfeiriad hwn fynediad at y cofnod hwn eisoes',
    'invitation.open-already':
      'Mae gwahoddiad agored i’r cofnod hwn ar gyfer y cyfeiriad hwn eisoes. Dewch o hyd iddo yn y rhestr; os yw’n perthyn i gydweithiwr, gofynnwch i reolwr eich tîm',
    'invitation.send-limit': ({ minutes }) =>
      `Rydych wedi anfon llawer iawn o wahoddiadau. Gallwch anfon mwy ymhen ${inMinutes(minutes)}`,
    'invitation.resend-limit': ({ minutes }) =>
      `Mae’r gwahoddiad hwn wedi’i anfon sawl gwaith. Gallwch ei anfon eto ymhen ${inMinutes(minutes)}`,
    'invitation.code-missing': 'Rhowch y cod unigryw a ddarllenodd y person yn uchel',
    'invitation.code-length': ({ digits }) =>
      `Mae gan y cod unigryw ${digits} llythyren a digid. Gofynnwch i’r person ei ddarllen yn uchel unwaith eto`,
    'invitation.code-wrong': ({ most }) =>
      `Nid dyna’r cod yn e-bost y person. Gofynnwch iddo ei ddarllen yn uchel unwaith eto. Ymgeisiau ar ôl: ${most}`,
    'invitation.code-dead': 'Ni ellir defnyddio’r cod hwn mwyach. Anfonwch un newydd at y person',
    'invitation.code-wait': ({ minutes }) =>
      `Rydych wedi rhoi llawer iawn o godau. Gallwch roi un arall ymhen ${inMinutes(minutes)}`,
    'invitation.same-address':
      'Mae’r gwahoddiad yn mynd i’r cyfeiriad hwn eisoes. I’w anfon unwaith eto, defnyddiwch “Anfon eto”',
    'invitation.colleague-unknown':
      'Nid oes gan neb sy’n cael gweithio ar gofnodion y cyfeiriad hwn. Rhowch gyfeiriad cyfan cyfrif cydweithiwr',
    'invitation.owner-already': 'Mae’r gwahoddiad yn perthyn i’r cydweithiwr hwn eisoes',
    'invitation.record-not-yours':
      'Nid ydych bellach yn gweithio ar bob cofnod yn y gwahoddiad hwn. Gofynnwch i reolwr eich tîm eich ychwanegu, neu drosglwyddo’r gwahoddiad',
    'invitation.ended-meanwhile':
      'Mae diwrnod olaf y mynediad hwn wedi mynd heibio. Tynnwch y gwahoddiad yn ôl ac anfonwch un newydd',
    'invitation.not-now': 'Ni ellir gwneud hyn mwyach. Gwelwch isod ble mae’r gwahoddiad yn sefyll nawr',
    'invitation.changed': 'Mae rhywun arall newydd newid y gwahoddiad hwn. Gwiriwch ble mae’n sefyll nawr, yna penderfynwch eto',
    'setup.nothing': 'Ticiwch y blwch wrth ymyl enw’r cofnod, yna dewiswch Ydw o’r rhestr',
    'setup.tick': 'Dewisoch Ydw. Ticiwch y blwch wrth ymyl enw’r cofnod hwn hefyd',
    'setup.choose': 'Ticioch y cofnod hwn. Dewiswch Ydw o’r rhestr, neu Nac ydw os nad ydych eisiau mynediad',
    'setup.unanswered': 'Dewiswch Ydw neu Nac ydw ar gyfer y cofnod hwn hefyd: mae’n perthyn i’r un gwahoddiad',
    'setup.changed': 'Mae eich gwahoddiad newydd newid. Gwiriwch yr hyn a ddangosir yma nawr',
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
  },

  documents: {},

  invitations: {
    title: 'Gwahoddiadau',
    invite: 'Gwahodd person',
    caption: 'Y gwahoddiadau',
    heads: { person: 'Person gwahoddedig', stand: 'Ble mae’n sefyll', since: 'Ers', records: 'Cofnodion', owner: 'Gweithiwr' },
    none: 'Nid oes gwahoddiadau yma.',
    filter: 'Pa wahoddiadau',
    all: 'Pob gwahoddiad',
    order: 'Ym mha drefn',
    byNext: 'Beth i’w wneud nesaf yn gyntaf',
    byDate: 'Y diweddaraf yn gyntaf',
    find: 'Dod o hyd drwy gyfeiriad e-bost cyfan y person',
    findButton: 'Chwilio',
    found: 'Gwahoddiadau i’r cyfeiriad hwn',
    backToAll: 'Yn ôl at bob gwahoddiad',
    toDo: 'Gwahoddiadau i roi sylw iddynt',
    nothingToDo: 'Nid oes unrhyw wahoddiad yn aros am ddim.',
    stands: {
      activate: 'Wedi’i gadarnhau: yn aros i chi actifadu',
      'tried-out': 'Gormod o godau anghywir: yn aros i chi anfon un newydd',
      expired: 'Wedi dod i ben: yn aros i chi ei anfon eto',
      code: 'Wedi’i anfon: yn aros i’r person ddarllen y cod yn uchel',
      acceptance: 'Roedd y cod yn gywir: yn aros i’r person dderbyn',
      setup: 'Wedi’i dderbyn: yn aros am y person wrth Sefydlu cyfrif',
      declined: 'Wedi’i wrthod gan y person',
      active: 'Gweithredol: mae gan y person fynediad',
      withdrawn: 'Wedi’i dynnu’n ôl',
    },
    next: {
      activate: 'Mae’r person wedi dweud Ydw. Actifadwch y mynediad, fel y gall ei ddefnyddio.',
      'tried-out':
        'Rhoddwyd y cod yn anghywir yn rhy aml ac nid yw’n gweithio mwyach. Gwnewch yn siŵr eich bod yn siarad â’r person cywir, yna anfonwch god newydd ato.',
      expired: 'Ni wnaeth y person weithredu mewn pryd. Cysylltwch ag ef, yna anfonwch ef eto.',
      code: 'Pan fydd y person yn cysylltu â chi ac yn darllen y cod unigryw o’i e-bost yn uchel, rhowch ef yma.',
      acceptance:
        'Mae gan y person e-bost gyda dolen i dderbyn y gwahoddiad. Nid oes dim i chi ei wneud. Os na all ddod o hyd iddo, anfonwch ef eto.',
      setup:
        'Rhaid i’r person fewngofnodi, ticio’r cofnod a dewis Ydw. Nid oes dim i chi ei wneud. Os yw’n cael trafferth, anfonwch y ddolen eto.',
      declined: 'Nid yw’r person eisiau mynediad. Nid oes dim mwy i’w wneud.',
      active: 'Mae gan y person fynediad. Gellir dod ag ef i ben ar dudalen y cofnod.',
      withdrawn: 'Ni ellir defnyddio’r gwahoddiad mwyach. I adael y person i mewn, gwahoddwch ef eto.',
    },
    acts: {
      code: 'Rhoi’r cod unigryw',
      activate: 'Actifadu',
      resend: 'Anfon eto',
      address: 'Cywiro’r cyfeiriad e-bost',
      withdraw: 'Tynnu’n ôl',
      'hand-over': 'Trosglwyddo i gydweithiwr',
    },
    done: {
      sent: 'Mae’r gwahoddiad wedi’i anfon. Arhoswch i’r person ddarllen y cod unigryw yn uchel.',
      verified: 'Roedd y cod yn gywir. Anfonwyd dolen at y person i dderbyn y gwahoddiad.',
      resent: 'Mae wedi’i anfon eto. Nid yw’r hyn a anfonwyd o’r blaen yn gweithio mwyach.',
      readdressed:
        'Mae’r cyfeiriad wedi’i gywiro, ac anfonwyd cod newydd yno. Nid yw’r hyn a anfonwyd o’r blaen yn gweithio mwyach.',
      withdrawn: 'Mae’r gwahoddiad wedi’i dynnu’n ôl.',
      'handed-over': 'Mae’r gwahoddiad yn perthyn i’ch cydweithiwr nawr.',
      activated: 'Mae gan y person fynediad nawr, ac mae wedi cael gwybod drwy e-bost.',
      'not-now': 'Ni ellir gwneud hynny mwyach. Dyma ble mae’r gwahoddiad yn sefyll nawr.',
    },
    nextTitle: 'Beth i’w wneud nesaf',
    more: 'Beth arall y gallwch ei wneud',
    person: 'Y person a wahoddwyd',
    email: 'E-bost',
    emailLanguage: 'Iaith yr e-byst',
    wrongCodes: 'Codau anghywir hyd yma',
    until: 'Yn gweithio tan',
    records: 'Cofnodion',
    relationship: 'Perthynas',
    lastDay: 'Diwrnod olaf y mynediad',
    noEnd: 'Dim diwedd',
    answer: 'Ateb',
    noAnswer: 'Dim eto',
    timeline: 'Beth sydd wedi digwydd',
    happened: {
      'invitation.sent': 'Gwahoddwyd: anfonwyd y cod unigryw',
      'invitation.code-wrong': 'Rhoddwyd cod anghywir',
      'invitation.verified': 'Roedd y cod yn gywir: anfonwyd y ddolen',
      'invitation.resent': 'Anfonwyd eto',
      'invitation.readdressed': 'Cywirwyd y cyfeiriad: anfonwyd cod newydd',
      'invitation.handed-over': 'Trosglwyddwyd i gydweithiwr',
      'invitation.withdrawn': 'Tynnwyd yn ôl',
      'invitation.accepted': 'Derbyniwyd gan y person',
      'invitation.confirmed': 'Cadarnhawyd gan y person wrth Sefydlu cyfrif',
      'invitation.declined': 'Gwrthodwyd gan y person wrth Sefydlu cyfrif',
      'invitation.activated': 'Actifadwyd',
    },

    invitePage: {
      lead: 'Mae’r person yn cael e-bost gyda chod unigryw ac yn ei ddarllen yn uchel i chi. Nid ydych byth yn gweld y cod yma: rydych yn ei roi, a chaiff ei wirio.',
      record: (number) => `Cofnod ${number}`,
      number: 'Rhif y cofnod',
      endHint: 'Gadewch ef yn wag os nad oes diwedd i’r mynediad.',
      more: 'Ychwanegu cofnod arall',
      who: 'Y person',
      given: 'Enw cyntaf',
      surname: 'Cyfenw',
      emailHint: 'Sillafwch ef yn ôl i’r person: pwy bynnag sydd â’r cyfeiriad hwn sy’n cael y cod.',
      button: 'Anfon gwahoddiad',
    },
    codePage: {
      lead: 'Gwnewch yn siŵr eich bod yn siarad â’r person a wahoddwyd gennych. Gofynnwch iddo ddarllen y cod unigryw o’i e-bost yn uchel i chi.',
      code: 'Cod unigryw',
      hint: (length) => `${length} llythyren a digid. Nid yw priflythrennau, bylchau a chysylltnodau yn gwneud gwahaniaeth.`,
      triesLeft: 'Ymgeisiau ar ôl',
      button: 'Gwirio’r cod',
    },
    activatePage: {
      lead: 'Mae’r person yn cael mynediad at y cofnodion hyn ar unwaith, ac e-bost bod ei gyfrif yn barod i’w ddefnyddio.',
      button: 'Actifadu',
    },
    resendPage: {
      code: 'Mae’r person yn cael cod unigryw newydd. Nid yw’r un sydd ganddo yn gweithio mwyach.',
      link: 'Mae’r person yn cael dolen newydd i dderbyn y gwahoddiad. Nid yw’r un sydd ganddo yn gweithio mwyach.',
      button: 'Anfon eto',
    },
    addressPage: {
      lead: 'Mae’r hyn a anfonwyd i’r hen gyfeiriad yn peidio â gweithio ar unwaith. Mae cod unigryw newydd yn mynd i’r cyfeiriad newydd, ac mae’r person yn ei ddarllen yn uchel i chi.',
      old: 'Y cyfeiriad nawr',
      email: 'Y cyfeiriad e-bost cywir',
      button: 'Cywiro ac anfon cod newydd',
    },
    withdrawPage: {
      lead: 'Mae’r cod a’r ddolen yn peidio â gweithio ar unwaith. Ni ellir dadwneud hyn: i adael y person i mewn yn nes ymlaen, gwahoddwch ef eto.',
      button: 'Tynnu’n ôl',
    },
    handOverPage: {
      lead: 'Mae’r cydweithiwr yn gweld y gwahoddiad yn lle ei weithiwr presennol, ac yn dod yn weithiwr y cofnodion sydd ynddo.',
      email: 'Cyfeiriad e-bost cyfan y cydweithiwr',
      button: 'Trosglwyddo',
    },

    mine: {
      title: 'Eich gwahoddiadau',
      none: 'Nid oes gwahoddiad ar gyfer eich cyfeiriad e-bost. Os yw’ch gweithiwr wedi dweud wrthych eich bod wedi cael gwahoddiad, holwch pa gyfeiriad a ddefnyddiwyd.',
      from: 'Eich gweithiwr',
      sentOn: 'Anfonwyd ar',
      stands: {
        activate: 'Yn aros i’ch gweithiwr actifadu eich mynediad',
        'tried-out': 'Mae angen cod unigryw newydd arnoch',
        expired: 'Wedi dod i ben',
        code: 'Yn aros i chi ddweud y cod unigryw wrth eich gweithiwr',
        acceptance: 'Yn barod i’w dderbyn',
        setup: 'Yn aros amdanoch wrth Sefydlu cyfrif',
        declined: 'Dywedoch Nac ydw',
        active: 'Gweithredol',
        withdrawn: 'Wedi’i dynnu’n ôl',
      },
      next: {
        activate:
          'Nid oes angen i chi wneud dim. Pan fydd eich cyfrif wedi’i actifadu, byddwch yn derbyn e-bost. Gall hyn gymryd ychydig ddyddiau.',
        'tried-out': 'Rhoddwyd y cod yn anghywir yn rhy aml. Gofynnwch i’ch gweithiwr anfon un newydd atoch.',
        expired: 'Ni ddefnyddiwyd y cod neu’r ddolen mewn pryd. Gofynnwch i’ch gweithiwr anfon un newydd atoch.',
        code: 'Rydym wedi anfon e-bost atoch gyda chod unigryw. Cysylltwch â’ch gweithiwr a dywedwch y cod wrtho. Yna byddwch yn derbyn e-bost arall, gyda dolen. Gall hyn gymryd ychydig ddyddiau.',
        acceptance: 'Mae eich gweithiwr wedi gwirio eich cod. Derbyniwch y gwahoddiad i fynd ymlaen.',
        setup: 'Ticiwch y cofnod rydych yn cael mynediad ato, a dewiswch Ydw.',
        declined:
          'Nid oes gennych fynediad at y cofnodion hyn. Os byddwch yn newid eich meddwl, gofynnwch i’ch gweithiwr eich gwahodd eto.',
        active: 'Mae eich mynediad yn barod i’w ddefnyddio.',
        withdrawn:
          'Mae eich gweithiwr wedi tynnu’r gwahoddiad hwn yn ôl. Os nad oeddech yn disgwyl hyn, cysylltwch â’ch gweithiwr.',
      },
      setUp: 'Mynd i Sefydlu cyfrif',
      records: 'Mynd i fy nghofnodion',
      done: {
        confirmed:
          'Diolch. Gallwch nawr allgofnodi. Pan fydd eich cyfrif wedi’i actifadu, byddwch yn derbyn e-bost gyda dolen i fewngofnodi. Gall hyn gymryd ychydig ddyddiau.',
        declined: 'Diolch. Dywedoch Nac ydw, felly ni roddwyd mynediad i chi. Gallwch nawr allgofnodi.',
      },
    },
    accept: {
      title: 'Derbyn eich gwahoddiad',
      lead: 'Mae eich gweithiwr wedi gwirio eich cod unigryw. Pwyswch y botwm i dderbyn y gwahoddiad. Yna mewngofnodwch, neu cofrestrwch os nad oes gennych gyfrif eto.',
      for: 'Gwahoddiad i',
      to: 'Anfonwyd at',
      sameAddress: 'Rhaid i chi ddefnyddio’r un cyfeiriad e-bost ag yr anfonwyd y gwahoddiad hwn iddo.',
      button: 'Derbyn y gwahoddiad',
      acceptedTitle: 'Rydych wedi derbyn y gwahoddiad hwn',
      accepted: 'Ewch ymlaen i Sefydlu cyfrif: ticiwch y cofnod rydych yn cael mynediad ato, a dewiswch Ydw.',
      goOn: 'Parhau i Sefydlu cyfrif',
      elseTitle: 'Rydych wedi mewngofnodi fel rhywun arall',
      else: 'Anfonwyd y gwahoddiad hwn i gyfeiriad e-bost gwahanol i’r un rydych wedi mewngofnodi ag ef. Allgofnodwch, yna derbyniwch ef a mewngofnodwch gyda’r cyfeiriad yr anfonwyd ef iddo.',
      asks: 'Os y cyfeiriad hwn a ddylai fod wedi cael gwahoddiad, gofynnwch i’ch gweithiwr ei gywiro.',
      logOut: 'Allgofnodi a mynd ymlaen',
      expiredTitle: 'Mae’r gwahoddiad hwn wedi dod i ben',
      expired: 'Ni ddefnyddiwyd y ddolen mewn pryd. Cysylltwch â’ch gweithiwr a gofynnwch iddo ei hanfon eto.',
      withdrawnTitle: 'Mae’r gwahoddiad hwn wedi’i dynnu’n ôl',
      withdrawn: 'Ni ellir ei ddefnyddio mwyach. Os nad oeddech yn disgwyl hyn, cysylltwch â’ch gweithiwr.',
      usedTitle: 'Mae’r gwahoddiad hwn wedi’i ddefnyddio eisoes',
      used: 'Nid oes dim mwy i’w dderbyn. Mewngofnodwch i weld ble mae’n sefyll.',
      see: 'Gweld eich gwahoddiadau',
      unknownTitle: 'Nid yw’r ddolen hon yn gweithio',
      unknown:
        'Efallai ei bod yn anghyflawn, neu fod e-bost mwy diweddar wedi cymryd ei lle. Chwiliwch am yr e-bost diweddaraf, a defnyddiwch y ddolen gyfan. Os nad yw hynny’n helpu, cysylltwch â’ch gweithiwr.',
    },
    setup: {
      title: 'Sefydlu cyfrif',
      lead: 'Dewiswch y blwch ticio wrth ymyl enw’r cofnod rydych yn cael mynediad ato, yna dewiswch Ydw o’r rhestr, a Cadarnhau.',
      choose: (name) => `Ydych chi eisiau mynediad at ${name}?`,
      yes: 'Ydw',
      no: 'Nac ydw',
      confirm: 'Cadarnhau',
      dialogTitle: 'Gwiriwch eich atebion',
      wanted: 'Rydych eisiau mynediad at',
      unwanted: 'Nid ydych eisiau mynediad at',
      submitLead: 'Pwyswch Cyflwyno i anfon eich atebion at eich gweithiwr.',
      submit: 'Cyflwyno',
      cancel: 'Canslo',
    },
  },
}
