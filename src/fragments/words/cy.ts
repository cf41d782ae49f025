import { accessibilityCy } from './accessibility.ts'
import { embedCy } from './embed.ts'
import type { LineFigures, Words } from './en.ts'
import { newsCy } from './news.ts'
import { reviewCy } from './review.ts'
import { routesCy } from './routes.ts'
import { socialCy } from './social.ts'
import { staffCy } from './staff.ts'

/** A noun after a figure is singular in Welsh; the figure may mutate it. */
const inMinutes = (minutes = 1) =>
  minutes === 2 ? '2 funud' : minutes > 120 ? `${Math.ceil(minutes / 60)} awr` : `${minutes} munud`
const inSeconds = (seconds = 1) => `${seconds} eiliad`
const passwords = (many = 1) => {
  if (many === 2) return '2 gyfrinair'
  return many === 3 || many === 6 ? `${many} chyfrinair` : `${many} cyfrinair`
}

const meanwhile = {
  'sign-in.changed':
    'Mae eich cyfrif wedi’i newid ers i chi roi eich cyfrinair. Mewngofnodwch eto, gyda’ch cyfrinair newydd os oes gennych un',
  'phone.changed': 'Mae rhif ffôn eich cyfrif wedi’i newid ers i chi roi eich cyfrinair. Mewngofnodwch eto',
}

export const cy: Words = {
  language: { code: 'cy', name: 'Cymraeg', show: 'dangos y dudalen hon yn Gymraeg' },
  faults: {
    ...meanwhile,
    'forename.missing': 'Rhowch eich enw cyntaf',
    'surname.missing': 'Rhowch eich cyfenw',
    'role.missing': 'Dewiswch eich rôl',
    'role.other-missing': 'Dywedwch wrthym beth rydych yn ei wneud',
    'organisation.missing': 'Rhowch enw eich sefydliad',
    'street.missing': 'Rhowch eich stryd',
    'town.missing': 'Rhowch eich tref',
    'post-code.missing': 'Rhowch eich cod post',
    'post-code.format': 'Rhowch god post llawn yn y DU, fel SW1A 2AA',
    'text.too-long': ({ most }) => `Byrhewch hwn i ${most} nod neu lai`,
    'text.controls': 'Dilëwch nodau na ellir eu dangos, fel toriadau llinell',
    'email.missing': 'Rhowch eich cyfeiriad e-bost',
    'email.format': 'Rhowch gyfeiriad e-bost yn y fformat cywir, fel enw@example.com',
    'email.not-invited': ({ email }) =>
      `Anfonwyd eich gwahoddiad at ${email}. Rhowch y cyfeiriad hwnnw, neu gofynnwch i’ch gweithiwr anfon y gwahoddiad at y llall`,
    'password.missing': 'Rhowch gyfrinair',
    'current-password.missing': 'Rhowch eich cyfrinair presennol',
    'current-password.wrong': 'Nid hwnnw yw eich cyfrinair presennol. Gwiriwch ef a rhowch gynnig arall arni',
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
    'password.few-classes': ({ most }) =>
      `Rhaid i’r cyfrinair gynnwys o leiaf ${most} o’r rhain: llythyren fach, priflythyren, digid, symbol`,
    'password.common': 'Mae’r cyfrinair hwn yn rhy hawdd ei ddyfalu. Dewiswch un llai cyffredin, er enghraifft tri gair ar hap',
    'password.personal': 'Ni chaiff y cyfrinair fod wedi’i wneud o’ch enw neu’ch cyfeiriad e-bost',
    'password.council': 'Ni chaiff y cyfrinair fod wedi’i wneud o enw’r cyngor neu’r gwasanaeth hwn',
    'password.current': 'Rhaid i’r cyfrinair fod yn wahanol i’ch cyfrinair presennol',
    'password.previous': ({ most }) => `Rhaid i’r cyfrinair fod yn wahanol i’ch ${passwords(most)} blaenorol`,
    'sign-in.wrong': 'Nid yw’r e-bost neu’r cyfrinair yn gywir. Gwiriwch y ddau a rhowch gynnig arall arni',
    'sign-in.too-many':
      'Mae llawer o ymgeisiau wedi’u gwneud. Arhoswch ychydig funudau, neu defnyddiwch “Wedi anghofio’ch cyfrinair?”',
    'sign-in.resting': ({ minutes }) =>
      `Mae llawer iawn o gyfrineiriau anghywir wedi dod o’ch rhwydwaith. Cewch roi cynnig arall arni ymhen ${inMinutes(minutes)}, neu ailosod eich cyfrinair nawr`,
    'sign-in.cookies':
      'Mae eich porwr yn rhwystro cwcis, felly ni allwn eich cadw wedi’ch mewngofnodi. Caniatewch gwcis ar gyfer y wefan hon, neu agorwch y porth hwn yn ei ffenestr ei hun, yna mewngofnodwch eto',
    'code.missing': 'Rhowch y cod o’r e-bost',
    'code.length': ({ digits }) => `Rhowch y cod ${digits} digid, er enghraifft ${digits === 6 ? '123 456' : '1234 5678'}`,
    'code.wrong': 'Nid yw’r cod hwnnw’n gywir. Gwiriwch yr e-bost a rhowch gynnig arall arni',
    'code.unusable': 'Ni ellir defnyddio’r cod hwnnw mwyach. Gofynnwch am un newydd isod',
    'code.wait': ({ minutes }) =>
      `Rhoddwyd cod anghywir ormod o weithiau. Gallwch roi cynnig arall arni ymhen ${inMinutes(minutes)}`,
    'code.spent': ({ minutes }) =>
      `Rhoddwyd cod anghywir ormod o weithiau, felly nid yw’r cod hwn yn gweithio mwyach. Gallwch ofyn am god newydd a rhoi cynnig arall arni ymhen ${inMinutes(minutes)}`,
    'code.resend-wait': ({ seconds }) => `Gallwch ofyn am god newydd ymhen ${inSeconds(seconds)}`,
    'code.resend-limit': ({ minutes }) =>
      `Rydych wedi gofyn am god newydd sawl gwaith. Gallwch ofyn eto ymhen ${inMinutes(minutes)}`,
    'code.send-limit': ({ minutes }) => `Mae gormod o godau wedi’u hanfon. Gallwch ofyn am un arall ymhen ${inMinutes(minutes)}`,
    'send.failed':
      'Nid oedd modd i ni anfon yr e-bost. Gofynnwch am god newydd ymhen munud; mae’r hyn a nodwyd gennych wedi’i gadw',
    'send.refused':
      'Nid oedd modd i ni anfon yr e-bost: nid yw eich cyfeiriad yn derbyn ein negeseuon e-bost. Ffoniwch ni ar y rhif ar waelod y dudalen hon',
    'form.used': 'Mae’r dudalen hon wedi’i hanfon eisoes. Gwiriwch yr hyn a ddangosir yma, yna anfonwch hi unwaith eto',
    'form.done':
      'Mae’r dudalen hon wedi’i hanfon eisoes, ac wedi gwneud ei gwaith. Os gallwch fewngofnodi nawr, gwnewch hynny; os na, dechreuwch eto yma',
    'form.incomplete':
      'Roedd rhywbeth ar goll o’r hyn a anfonodd eich porwr. Gwiriwch yr hyn a ddangosir yma, yna anfonwch y dudalen unwaith eto',
    'form.overtaken':
      'Newidiodd rhywbeth wrth i hyn gael ei anfon. Gwiriwch yr hyn a ddangosir yma, yna anfonwch y dudalen unwaith eto',
    'reset.over': 'Mae eich cyfrif wedi’i newid ers i chi brofi eich cyfeiriad e-bost. Dewiswch Canslo, yna dechreuwch eto',
    'form.unsaved':
      'Ni ellir gwneud hyn ar hyn o bryd. Ni chollwyd dim o’r hyn a wnaethoch yn gynharach. Arhoswch funud, yna anfonwch y dudalen hon unwaith eto',
    'register.taken':
      'Mae cyfrif eisoes yn bodoli gyda’r cyfeiriad e-bost hwn. Gallwch fewngofnodi, neu ailosod cyfrinair y cyfrif',

    'merge.same': 'Hwn yw’r cyfrif rydych wedi mewngofnodi iddo. Rhowch gyfeiriad e-bost eich cyfrif arall',
    'merge.over':
      'Cawsoch eich mewngofnodi o’r newydd yn y cyfamser, neu eich allgofnodi. Mewngofnodwch, dewiswch “Sut rydych yn mewngofnodi” yn eich cyfrif, a dechreuwch eto',
    // phones
    'phone.missing': 'Rhowch eich rhif ffôn',
    'phone.impossible': 'Gwiriwch y rhif ffôn a’i wlad: ni all unrhyw ffôn fod â’r rhif hwn',
    'phone.country-missing': 'Dewiswch wlad eich rhif ffôn',
    'phone.country-not-taken': 'Ni allwn gyrraedd rhifau’r wlad honno. Rhowch rif gwlad sydd ar y rhestr, neu ffoniwch ni',
    'phone.premium': 'Rhif cyfradd premiwm yw hwn, na allwn ei ffonio. Rhowch rif ffôn symudol neu linell dir',
    'phone.personal':
      'Rhif personol yw hwn, fel y rhai sy’n dechrau â 070, na allwn ei ffonio. Rhowch rif ffôn symudol neu linell dir',
    'phone.organisation':
      'Rhif ar gyfer ffonio sefydliadau yw hwn, ac ni allwn anfon cod ato. Rhowch rif ffôn symudol neu linell dir',
    'phone.pager':
      'Rhif galwr neu flwch negeseuon yw hwn, na all gadarnhau pwy ydych chi. Rhowch rif ffôn symudol neu linell dir',
    'phone.satellite':
      'Rhif ffôn lloeren neu rwydwaith heb wlad yw hwn, na allwn ei ffonio. Rhowch rif ffôn symudol neu linell dir',
    'phone.range-refused':
      'Ni allwn gyrraedd rhifau sy’n dechrau fel hwn. Rhowch rif ffôn symudol neu linell dir arall, neu ffoniwch ni',
    'phone.no-longer-taken':
      'Ni allwn anfon codau at rifau fel un eich cyfrif mwyach. Dewiswch “Nid yw’r ffôn hwn gennyf bellach”: unwaith y byddwn yn gwybod mai chi sydd yno, gallwch ychwanegu rhif arall',
    'phone.send-limit': ({ minutes }) =>
      `Mae gormod o negeseuon testun a galwadau wedi mynd i’r rhif hwn. Gallwch ei ddefnyddio eto ymhen ${inMinutes(minutes)}, neu rhowch un arall nawr`,
    'phone.network-limit': ({ minutes }) =>
      `Mae gormod o rifau newydd wedi’u rhoi o’r lle rydych chi. Gallwch ychwanegu eich un chi ymhen ${inMinutes(minutes)}, neu nawr drwy gysylltiad arall, fel un eich ffôn symudol`,
    'phone.text-failed': 'Nid oedd modd i ni anfon y neges destun. Dewiswch Ffonio fi, neu anfonwch god newydd ymhen munud',
    'phone.text-refused': 'Ni ellir anfon negeseuon testun at y rhif hwn. Gwiriwch y rhif, neu dewiswch Ffonio fi',
    'phone.call-failed': 'Nid oedd modd i ni wneud yr alwad. Dewiswch Anfon cod, neu Ffonio fi ymhen munud',
    'phone.call-refused': 'Ni ellir ffonio’r rhif hwn. Gwiriwch y rhif, neu dewiswch Anfon cod',
    'phone.texts-used-up':
      'Ni allwn anfon rhagor o negeseuon testun heddiw. Dewiswch Ffonio fi i gael galwad yn lle hynny, neu rhowch gynnig arall arni yfory. Os na allwch aros, cysylltwch â ni',
    'phone.calls-used-up':
      'Ni allwn wneud rhagor o alwadau heddiw. Dewiswch Anfon cod i gael neges destun yn lle hynny, neu rhowch gynnig arall arni yfory. Os na allwch aros, cysylltwch â ni',
    'phone.both-used-up':
      'Ni allwn anfon rhagor o godau i’r rhif hwn heddiw, drwy neges destun na galwad. Rhowch gynnig arall arni yfory. Os na allwch aros, cysylltwch â ni',
    'phone-code.missing': 'Rhowch y cod o’r neges destun',
    'phone-code.wrong': 'Nid yw’r cod hwnnw’n gywir. Gwiriwch y neges destun ddiweddaraf a rhowch gynnig arall arni',
    'phone-code.wrong-spoken':
      'Nid yw’r cod hwnnw’n gywir. Gwiriwch yr hyn a nodwyd gennych yn yr alwad ddiwethaf a rhowch gynnig arall arni, neu gofynnwch i ni ffonio eto',
    'phone-code.unusable': 'Ni ellir defnyddio’r cod hwnnw mwyach. Anfonwch god newydd',
    'call.ringing':
      'Nid ydym yn gwybod eto eich bod wedi pwyso #. Atebwch yr alwad, pwyswch #, yna pwyswch y botwm yma unwaith eto',
    'call.unanswered': 'Nid atebwyd yr alwad. Gwiriwch eich ffôn, yna dewiswch Ffonio fi neu Anfon cod',
    'call.engaged': 'Roedd eich ffôn yn brysur. Gorffennwch yr alwad arall, yna dewiswch Ffonio fi neu Anfon cod',
    'call.answerphone':
      'Atebwyd yr alwad gan beiriant ateb. Dewiswch Ffonio fi ac atebwch yr alwad eich hun, neu dewiswch Anfon cod',
    'call.hung-up': 'Daeth yr alwad i ben, ac ni phwyswyd #. Dewiswch Ffonio fi neu Anfon cod',
    'call.expired': 'Ni ellir defnyddio’r alwad hon mwyach. Dewiswch Ffonio fi neu Anfon cod',
    'call.again-wait': ({ seconds }) =>
      `Fe wnaethom eich ffonio ychydig yn ôl. Os na ddaw galwad, gallwch ofyn am un arall ymhen ${inSeconds(seconds)}`,

    // what opens an account
    'route.last': 'Dyma’r unig ffordd i mewn i’ch cyfrif erbyn hyn, felly ni chafodd ei thynnu. Ychwanegwch un arall yn gyntaf',
    'route.changed': 'Mae’r hyn sy’n agor eich cyfrif wedi newid yn y cyfamser. Ni wnaed dim nawr: edrychwch sut mae’n sefyll',
    'merge.confirm-missing': 'Ticiwch y blwch i gadarnhau mai chi biau’r ddau gyfrif',
    'merge.changed':
      'Mae un o’r cyfrifon wedi newid ers i’r dudalen hon gael ei dangos, ac ni wnaed dim. Edrychwch ar yr hyn a ddangosir yma nawr cyn penderfynu',
    'merge.closed': 'Ni ellir gwneud y ddau gyfrif hyn yn un yma. Ni newidiwyd dim',
    'title.missing': 'Rhowch eich teitl, er enghraifft Mrs, Mr, Ms neu Mx',
    'born.unread': 'Rhaid i’ch dyddiad geni fod yn ddyddiad go iawn gyda blwyddyn o 4 digid, fel 10 Ion 1983',
    'daytime.impossible':
      'Gwiriwch eich rhif yn ystod y dydd: ni all unrhyw ffôn fod ag ef. Mae rhif o wlad arall yn dechrau gyda + a chod y wlad',
    'evening.impossible':
      'Gwiriwch eich rhif gyda’r nos: ni all unrhyw ffôn fod ag ef. Mae rhif o wlad arall yn dechrau gyda + a chod y wlad',
    'mobile.impossible':
      'Gwiriwch eich rhif ffôn symudol: ni all unrhyw ffôn fod ag ef. Mae rhif o wlad arall yn dechrau gyda + a chod y wlad',
    'mobile.landline':
      'Rhif llinell dir yw hwn, nad yw’n derbyn negeseuon testun. Rhowch ef fel eich rhif yn ystod y dydd neu gyda’r nos',
    'mobile.country-not-taken':
      'Ni allwn anfon negeseuon testun at rifau’r wlad honno. Rhowch rif ffôn symudol arall, neu ffoniwch ni',
    'mobile.refused':
      'Ni allwn anfon negeseuon testun at y rhif hwn: mae o ystod ar gyfer cyfraddau premiwm, sefydliadau, galwyr neu loerennau. Rhowch rif ffôn symudol arall',
    'mobile.needed': 'Rhowch rif ffôn symudol: mae angen un arnoch i fewngofnodi. I ddefnyddio un arall, rhowch hwnnw yn ei le',
    'mobile-code.missing': 'Rhowch y cod o’r neges destun i’ch rhif newydd',
    'mobile-code.wrong':
      'Nid yw’r cod hwnnw’n gywir. Gwiriwch y neges destun ddiweddaraf i’ch rhif newydd a rhowch gynnig arall arni',
    'mobile-code.unusable': 'Ni ellir defnyddio’r cod hwnnw mwyach. Dewiswch “Anfon cod newydd”',
    'review.changed':
      'Mae eich manylion wedi’u newid ers i chi agor y dudalen hon. Mae’r hyn sydd gennym nawr wrth ymyl yr hyn a deipiwyd gennych. Gwiriwch y ddau, yna dewiswch “Cadarnhau’r Manylion” unwaith eto',
    'address.lines-missing': 'Rhowch linell gyntaf eich cyfeiriad. Nid yw cod post yn unig yn ddigon',
    'address.none-found': 'Ni ddaethom o hyd i gyfeiriad gyda’r cod post hwn. Gwiriwch ef, neu teipiwch eich cyfeiriad eich hun',
    'address.lookup-down': 'Ni allwn chwilio am gyfeiriadau ar hyn o bryd. Teipiwch eich cyfeiriad eich hun',
    'address.lookup-limit': ({ minutes }) =>
      `Rydych wedi chwilio am lawer o godau post. Teipiwch eich cyfeiriad eich hun, neu chwiliwch am un arall ymhen ${inMinutes(minutes)}`,

    // staff
    'account.unknown':
      'Nid oes cyfrif gyda’r cyfeiriad e-bost hwn. Gwiriwch ef, neu gofynnwch i’r person gyda pha gyfeiriad y gwnaeth gofrestru',
    'account.changed': 'Mae rhywun wedi newid y cyfrif hwn yn y cyfamser. Gwiriwch sut y mae nawr, yna dechreuwch eto',
    'account.reason-missing': 'Dewiswch pam y dylid atal y cyfrif',
    'account.check-missing': 'Dewiswch sut yr ydych wedi gwneud yn siŵr pwy yw’r person',
    'sessions.confirm-missing': 'Ticiwch y blwch i gadarnhau bod pawb i’w hallgofnodi',
    'staff.role-missing': 'Dewiswch rôl',
    'staff.already': 'Mae’r cyfrif gyda’r cyfeiriad e-bost hwn eisoes yn staff. Gallwch newid ei rôl yn lle hynny',
    'staff.invited-already': 'Mae gan y cyfeiriad e-bost hwn wahoddiad agored. Gallwch anfon hwnnw eto, neu ei dynnu’n ôl',
    'staff.changed':
      'Ni newidiwyd dim: mae rhywun wedi newid hyn yn y cyfamser, neu ni fyddai gweinyddwr ar ôl. Gwiriwch sut y mae pethau nawr',
    'staff-invitation.closed':
      'Mae’r gwahoddiad hwn wedi’i dderbyn, wedi’i dynnu’n ôl neu wedi’i anfon eto yn y cyfamser. Ni newidiwyd dim',
    'message.not-again':
      'Ni ellir anfon y neges hon eto: mae wedi cyrraedd neu wedi’i hanfon eto yn y cyfamser, mae cod ynddi, neu nid yw’r hyn y mae’n ei ddweud yn cael ei gadw mwyach',
    'message.send-limit': ({ minutes }) =>
      `Rydych wedi anfon llawer iawn o negeseuon eto. Gallwch anfon mwy ymhen ${inMinutes(minutes)}`,
    'audit.date': 'Rhowch ddyddiad go iawn, fel 2026-11-21',

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
    'record-search.missing': 'Rhowch rif cofnod, cyfenw, dyddiad geni neu gyfeiriad e-bost',
    'record-search.born': 'Rhowch ddyddiad geni cyfan, fel 7/11/2013',
    'record-worker.unknown':
      'Nid oes neb â’r cyfeiriad e-bost hwn yn gweithio ar gofnodion yma. Gwiriwch y cyfeiriad, neu gofynnwch i weinyddwr ychwanegu’r person fel gweithiwr',
    'record-worker.already': 'Mae’r person hwn yn un o weithwyr y cofnod hwn eisoes',
    'access.reason-missing': 'Dywedwch pam mae’r mynediad yn dod i ben',
    'access.ended-already': 'Mae’r mynediad hwn wedi dod i ben eisoes',
    'import.file-missing': 'Dewiswch ffeil CSV',
    'import.too-large': 'Mae’r ffeil yn fwy nag 1 MB. Rhannwch hi, yna mewnforiwch y rhannau un ar ôl y llall',
    'import.too-many-lines': ({ most }) =>
      `Mae mwy na ${most} o linellau yn y ffeil. Rhannwch hi, yna mewnforiwch y rhannau un ar ôl y llall`,
    'import.not-text': 'Ni ellir darllen y ffeil. Cadwch hi fel CSV UTF-8, yna dewiswch hi eto',
    'import.header':
      'Rhaid i’r llinell gyntaf enwi’r colofnau, bob un unwaith: Rhif y cofnod, Enw cyntaf, Cyfenw, Dyddiad geni, ac, os dymunwch, E-bost y gweithiwr',
    'import.no-lines': 'Nid oes cofnod yn y ffeil, dim ond enwau’r colofnau',

    // documents
    'document.missing': 'Dewiswch ffeil',
    'document.empty': 'Mae’r ffeil a ddewiswyd yn wag',
    'document.too-large': ({ most }) => `Rhaid i’r ffeil a ddewiswyd fod yn ${most} MB neu lai`,
    'document.kind': 'Rhaid i’r ffeil a ddewiswyd fod yn PDF, PNG neu JPEG',
    'document.broken':
      'Nid yw’r ffeil a ddewiswyd yn PDF, PNG neu JPEG cyfan: mae rhywbeth ar goll ohoni, neu ychwanegwyd rhywbeth ati. Agorwch hi, cadwch hi dan enw newydd, yna dewiswch y ffeil newydd',
    'document.readers-missing': 'Dewiswch ar gyfer pwy y mae',

    // invitations
    'invitation.record-missing': 'Rhowch rif cofnod',
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
    'invitation.code-of-another':
      'Cod gwahoddiad arall i’r person hwn yw hwn. Rhowch ef yno, neu gofynnwch am y cod yn yr e-bost arall',
    'invitation.code-wait': ({ minutes }) =>
      `Rydych wedi rhoi llawer iawn o godau. Gallwch roi un arall ymhen ${inMinutes(minutes)}`,
    'invitation.same-address':
      'Mae’r gwahoddiad yn mynd i’r cyfeiriad hwn eisoes. I’w anfon unwaith eto, defnyddiwch “Anfon eto”',
    'invitation.colleague-unknown':
      'Nid oes gan neb sy’n cael gweithio ar gofnodion y cyfeiriad hwn. Rhowch gyfeiriad cyfan cyfrif cydweithiwr',
    'invitation.owner-already': 'Mae’r gwahoddiad yn perthyn i’r cydweithiwr hwn eisoes',
    'invitation.owner-missing': 'Dewiswch y gweithiwr y mae ei wahoddiadau i’w trosglwyddo',
    'invitation.colleague-invited':
      'Anfonwyd gwahoddiad i gyfeiriad y cydweithiwr hwn ei hun. Trosglwyddwch ef i rywun arall, fel nad oes neb yn gadael ei hun i mewn',
    'invitation.ended-meanwhile':
      'Mae diwrnod olaf y mynediad hwn wedi mynd heibio. Tynnwch y gwahoddiad yn ôl ac anfonwch un newydd',
    'invitation.own-access': 'Ni allwch roi mynediad i chi eich hun. Gofynnwch i’ch rheolwr tîm ei actifadu',
    'invitation.not-now': 'Ni ellir gwneud hyn mwyach. Gwelwch isod ble mae’r gwahoddiad yn sefyll nawr',
    'invitation.changed': 'Mae rhywun arall newydd newid y gwahoddiad hwn. Gwiriwch ble mae’n sefyll nawr, yna penderfynwch eto',
    'setup.nothing': 'Ticiwch y blwch wrth ymyl enw’r cofnod, yna dewiswch Ydw o’r rhestr',
    'setup.tick': 'Dewisoch Ydw. Ticiwch y blwch wrth ymyl enw’r cofnod hwn hefyd',
    'setup.choose': 'Ticioch y cofnod hwn. Dewiswch Ydw o’r rhestr, neu Nac ydw os nad ydych eisiau mynediad',
    'setup.unanswered': 'Dewiswch Ydw neu Nac ydw ar gyfer y cofnod hwn hefyd, fel bod eich holl atebion gan eich gweithiwr',
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
    opening: 'Wrthi’n agor. Arhoswch.',
    slow: 'Mae hyn yn cymryd mwy o amser nag arfer. Gallwch ddal i aros neu roi cynnig arall arni. Ni chollwyd dim o’r hyn a deipiwyd gennych, ac ni wneir dim ddwywaith.',
    unanswered:
      'Nid ydym wedi cael ateb. Gwiriwch eich cysylltiad, yna rhowch gynnig arall arni. Ni chollwyd dim o’r hyn a deipiwyd gennych, ac ni wneir dim ddwywaith.',
  },

  councils: { title: 'Doorstep', lead: 'Dewiswch borth eich cyngor.' },
  home: {
    welcome: (service) => `Croeso i wefan ${service}`,
    worried: 'Os ydych yn poeni am ddiogelwch neu les plentyn neu berson ifanc, ',
    contactUs: 'cysylltwch â ni',
    myAccountLead: 'Mewngofnodi, cofrestru, neu weld yr hyn a gofrestrwyd gennych',
    ready: (service) => `Rydych nawr yn barod i ddefnyddio ${service}.`,
    yourAccount: 'Gweld eich cyfrif',
    review: 'Adolygu’r hyn a wyddom amdanoch, a sut rydym yn cysylltu â chi',
  },
  contact: {
    title: 'Cysylltu a chael help',
    lead: 'Os nad yw rhywbeth yma’n gweithio i chi, ffoniwch ni a byddwn yn eich helpu mewn ffordd arall.',
  },
  accessibility: accessibilityCy,
  myAccount: {
    title: 'Fy nghyfrif',
    begun: 'Rydych wedi dechrau rhywbeth yma a heb ei orffen.',
    carryOn: 'Mynd ymlaen o’r lle roeddech chi',
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
    strict: ({ shortest, longest, history }) => [
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
    modern: ({ shortest, longest }) => [
      `Rhaid iddo fod o leiaf ${shortest} nod o hyd`,
      `Rhaid iddo fod yn ddim mwy na ${longest} nod o hyd`,
      'Caiff gynnwys unrhyw nodau, gan gynnwys bylchau',
    ],
    classes: ({ shortest, longest, classes }) => [
      `Rhaid iddo fod rhwng ${shortest} a ${longest} nod o hyd`,
      `Rhaid iddo gynnwys o leiaf ${classes} o’r rhain: llythyren fach, priflythyren, digid, symbol (er enghraifft £ $ %)`,
    ],
    guessable: [
      'Ni chaiff fod yn hawdd ei ddyfalu, fel cyfrinair cyffredin neu res o fysellau',
      'Ni chaiff fod wedi’i wneud o’ch enw neu’ch cyfeiriad e-bost, nac o enw’r cyngor neu’r gwasanaeth hwn',
    ],
    current: 'Pan fyddwch yn ei newid, rhaid iddo fod yn wahanol i’r un o’i flaen',
    earlier: (history) => `Pan fyddwch yn ei newid, rhaid iddo fod yn wahanol i’r ${history} cyn hynny`,
    tip: 'Mae tri gair ar hap yn hawdd eu cofio ac yn anodd eu dyfalu.',
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
  /** ways in by another provider's account, and from one account to another */
  social: socialCy,
  /** journeys within a council's own page */
  embed: embedCy,
  signUp: {
    title: 'Cofrestru',
    emailTitle: 'Cofrestru: eich cyfeiriad e-bost',
    verifyTitle: 'Cofrestru: dilysu eich cyfeiriad e-bost',
    verifiedTitle: 'Cofrestru: cyfeiriad e-bost wedi’i wirio',
    namesTitle: 'Cofrestru: eich enw a’ch cyfrinair',
    personTitle: 'Cofrestru: eich enw',
    lead: 'Rhowch eich cyfeiriad e-bost a chliciwch ‘Anfon cod dilysu’.',
    order:
      'Bydd hyn yn anfon cod i’ch cyfeiriad e-bost. Rhowch y cod hwn a chliciwch ‘Dilysu’r cod’. Yna llenwch y ffurflen a chliciwch ‘Creu’.',
    invited: 'Rhaid i chi ddefnyddio’r cyfeiriad e-bost yr anfonwyd eich gwahoddiad ato.',
    email: 'Cyfeiriad E-bost',
    sendCode: 'Anfon cod dilysu',
    sent: 'Mae cod dilysu wedi’i anfon i’ch mewnflwch. Copïwch ef i’r blwch isod.',
    change: 'Os nad hwn yw eich cyfeiriad e-bost, defnyddiwch y botwm Yn ôl isod i’w newid.',
    verify: 'Dilysu’r cod',
    verified: 'Cyfeiriad e-bost wedi’i wirio. Gallwch barhau nawr.',
    continue: 'Parhau',
    forename: 'Enw Cyntaf',
    surname: 'Cyfenw',
    password: 'Cyfrinair Newydd',
    confirm: 'Cadarnhau’r Cyfrinair Newydd',
    create: 'Creu',
  },
  signIn: {
    title: 'Mewngofnodi diogel – cam 1',
    email: 'E-bost',
    password: 'Cyfrinair',
    additional: 'Er mwyn diogelwch ychwanegol, byddwn yn cadarnhau eich cyfrif drwy anfon cod dilysu i’ch cyfeiriad e-bost.',
    forgotten: 'Wedi anghofio’ch cyfrinair?',
    button: 'Cyflwyno',
    noAccount: 'Dim cyfrif gennych?',
    signUp: 'Cofrestrwch nawr',
    invited: 'I fynd ymlaen â’ch gwahoddiad, defnyddiwch y cyfeiriad e-bost yr anfonwyd ef ato.',
    ended: {
      idle: ({ idleMinutes }) =>
        `Cawsoch eich allgofnodi oherwydd na ddigwyddodd dim am ${inMinutes(idleMinutes)}. Mewngofnodwch eto i barhau.`,
      'idle-kept': ({ idleMinutes }) =>
        `Cawsoch eich allgofnodi oherwydd na ddigwyddodd dim am ${inMinutes(idleMinutes)}. Mae’r hyn a deipiwyd gennych wedi’i gadw am awr: mewngofnodwch eto, a bydd yno.`,
      'too-old': 'Cawsoch eich allgofnodi oherwydd eich bod wedi mewngofnodi ers diwrnod. Mewngofnodwch eto i barhau.',
      'too-old-kept':
        'Cawsoch eich allgofnodi oherwydd eich bod wedi mewngofnodi ers diwrnod. Mae’r hyn a deipiwyd gennych wedi’i gadw am awr: mewngofnodwch eto, a bydd yno.',
      'by-council': 'Mae eich sesiwn wedi’i dirwyn i ben. Mewngofnodwch eto i barhau.',
      'by-council-kept':
        'Mae eich sesiwn wedi’i dirwyn i ben. Mae’r hyn a deipiwyd gennych wedi’i gadw am awr: mewngofnodwch eto, a bydd yno.',
      merged: 'Gwnaed eich dau gyfrif yn un, felly mae eich sesiwn wedi’i dirwyn i ben. Mewngofnodwch eto i barhau.',
      'merged-kept':
        'Gwnaed eich dau gyfrif yn un, felly mae eich sesiwn wedi’i dirwyn i ben. Mae’r hyn a deipiwyd gennych wedi’i gadw am awr: mewngofnodwch eto, a bydd yno.',
      'password-changed': 'Mae eich cyfrinair wedi’i newid. Mewngofnodwch gyda’ch cyfrinair newydd.',
      'password-changed-kept':
        'Mae eich cyfrinair wedi’i newid. Cedwir yr hyn a deipioch am awr: mewngofnodwch gyda’ch cyfrinair newydd, a bydd yno.',
      'sign-in-first': 'Mewngofnodwch i weld y dudalen hon.',
      'prove-again':
        'Er eich diogelwch, mewngofnodwch unwaith eto cyn newid sut rydych yn mewngofnodi neu sut rydym yn cysylltu â chi.',
      ...meanwhile,
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
    button: 'Nesaf',
  },
  resetCode: {
    title: 'Ailosod cyfrinair – cam 2',
    sent: 'Rydym newydd anfon e-bost atoch i gadarnhau eich cyfeiriad e-bost. Rhowch y cod sydd yn yr e-bost hwn isod.',
    spam: 'Os na allwch ddod o hyd i e-bost, efallai ei fod yn eich ffolder Sbam/Post sothach neu nad yw’r cyfeiriad e-bost a roddwyd wedi’i gofrestru gyda ni.',
    button: 'Nesaf',
  },
  resetPassword: {
    title: 'Ailosod cyfrinair – cam 3',
    lead: 'Rhowch eich cyfrinair newydd',
    password: 'Eich cyfrinair newydd',
    confirm: 'Cadarnhau’r cyfrinair',
    button: 'Gorffen',
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
    phone: 'Rhif ffôn',
    changePhone:
      'Os oes gennych ffôn arall bellach, dewiswch “Nid yw’r ffôn hwn gennyf bellach” y tro nesaf y byddwch yn mewngofnodi, neu dywedwch wrth eich gweithiwr.',
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
    notYours: {
      title: 'Ni allwch agor y dudalen hon',
      lead: 'Efallai nad oes tudalen o’r fath, neu ei bod yn perthyn i waith nad yw’n eiddo i chi. Os gwnaethoch deipio’r cyfeiriad, gwiriwch ef. Os oes angen y dudalen arnoch ar gyfer eich gwaith, gofynnwch i’ch rheolwr tîm.',
    },
    noAccess: {
      title: 'Nid oes gennych fynediad i’r cofnod hwn',
      lead: 'Nid oes gennych fynediad i’r cofnod neu’r ddogfen hon, neu mae eich mynediad wedi dod i ben. Os dilynoch ddolen, efallai ei bod wedi dyddio. Gall eich gweithiwr ddweud mwy wrthych.',
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
    numberWrong: 'Ydy’r rhif hwn yn anghywir?',
    change: 'Newid y rhif',
    enterOr: 'Rhowch eich cod dilysu isod, neu',
    newCode: 'anfonwch god newydd',
    code: 'Cod dilysu',
    codeHint: (digits) =>
      `${digits} digid. Ar ôl i chi roi pob un, efallai y bydd y dudalen hon yn mynd ymlaen ar ei phen ei hun. Os na fydd, pwyswch Dilysu’r cod.`,
    added: 'Mae eich rhif ffôn wedi’i ychwanegu. Cadarnhewch ef unwaith eto, fel y byddwch bob tro y byddwch yn mewngofnodi.',
    verify: 'Dilysu’r cod',
    calling: 'Rydym yn eich ffonio. Atebwch yr alwad a phwyswch y fysell stwnsh (#) pan ofynnir i chi wneud hynny.',
    callOver: 'I roi cynnig arall arni, dewiswch Ffonio fi. I gael neges destun yn lle hynny, dewiswch Anfon cod.',
    goesOn: 'Ar ôl i chi bwyso #, efallai y bydd y dudalen hon yn mynd ymlaen ar ei phen ei hun. Os nad yw, defnyddiwch y botwm.',
    pressed: 'Rwyf wedi pwyso #',
    spoken: {
      willText: 'Byddwn yn anfon neges destun gyda chod i’r rhif hwn.',
      willCall: 'Byddwn yn ffonio’r rhif hwn, a bydd cyfrifiadur yn dweud cod. Byddwch yn barod i’w nodi.',
      called:
        'Rydym yn ffonio’r rhif hwn. Atebwch yr alwad: bydd cyfrifiadur yn dweud y cod, yn araf a dwywaith. Nodwch ef, yna rhowch ef yma.',
      callAgain: 'gofynnwch i ni ffonio eto',
      again: (time) => `Fe wnaethom ffonio eto am ${time} gyda chod newydd. Nid yw codau cynharach yn gweithio bellach.`,
      noText: 'Os na ddaw neges destun, dewiswch Ffonio fi: byddwn yn ffonio’r rhif hwn, a bydd cyfrifiadur yn dweud cod newydd.',
      noCall:
        'Os na ddaw galwad a bod y ffôn hwn yn derbyn negeseuon testun, dewiswch Anfon cod: byddwn yn anfon neges destun gyda chod newydd.',
    },
    lost: {
      link: 'Nid yw’r ffôn hwn gennyf bellach',
      title: 'Rydych wedi dweud wrthym nad yw’r ffôn hwn gennych bellach',
      noted:
        'Bydd eich gweithiwr, neu rywun o’n gwasanaeth cwsmeriaid, yn gwirio pwy ydych chi, wyneb yn wyneb neu dros y ffôn, ac yna’n dileu’r rhif.',
      next: 'Y tro nesaf y byddwch yn mewngofnodi byddwn yn gofyn am eich rhif newydd. Nid ydym byth yn gwneud hyn drwy e-bost yn unig. Os yw’n fater brys, ffoniwch ni:',
      found: 'Os dewch o hyd i’r ffôn eto, mewngofnodwch ag ef fel arfer. Yna byddwn yn anghofio ei fod ar goll.',
    },
  },

  idle: {
    title: 'Rydych wedi mewngofnodi',
    at: (time) => `Os na wnewch chi ddim, cewch eich allgofnodi am ${time}.`,
    region: 'Amser nes i chi gael eich allgofnodi',
    left: 'Cewch eich allgofnodi ymhen',
    inMinutes: (minutes) => `Cewch eich allgofnodi ymhen ${inMinutes(minutes)}.`,
    inSeconds: (seconds) => `Cewch eich allgofnodi ymhen ${inSeconds(seconds)}.`,
    typeToStay: 'I aros wedi’ch mewngofnodi, teipiwch unrhyw beth.',
    stay: 'Aros wedi’ch mewngofnodi',
    leave: 'Allgofnodi nawr',
    endedTitle: 'Rydych wedi cael eich allgofnodi',
    elsewhere: 'Nid ydych wedi mewngofnodi yma mwyach: efallai eich bod wedi allgofnodi mewn tab neu ffenestr arall.',
    kept: 'Mae’r hyn a deipiwyd gennych wedi’i gadw am awr. Mewngofnodwch eto fel yr un person, a bydd yno.',
    restored: 'Mae’r hyn a deipiwyd gennych yma eto. Gwiriwch ef, yna anfonwch ef.',
  },

  changeDetails: {
    link: 'Newid eich enw',
    title: 'Newid eich enw',
    save: 'Cadw’r newidiadau',
  },
  changePassword: {
    link: 'Newid eich cyfrinair',
    title: 'Newid eich cyfrinair',
    current: 'Cyfrinair presennol',
    forgotten: 'Os ydych wedi anghofio eich cyfrinair presennol, ailosodwch ef drwy e-bost',
    save: 'Newid y cyfrinair',
    none: 'Nid oes gan eich cyfrif gyfrinair: rydych yn mewngofnodi iddo mewn ffordd arall.',
  },

  routes: routesCy,
  review: reviewCy,
  news: newsCy,

  staff: staffCy,

  records: {
    mine: 'Fy nghofnodion',
    months: ['Ion', 'Chwe', 'Maw', 'Ebr', 'Mai', 'Meh', 'Gor', 'Aws', 'Medi', 'Hyd', 'Tach', 'Rhag'].join(' '),
    given: 'Enw cyntaf',
    surname: 'Cyfenw',
    number: 'Rhif y cofnod',
    born: 'Dyddiad geni',
    noEnd: 'Dim diwedd wedi’i nodi',
    back: 'Yn ôl i’r cofnod',
    day: 'Diwrnod',
    month: 'Mis',
    year: 'Blwyddyn',
    bornHint: 'Er enghraifft, 7 11 2013',
    choose: {
      title: 'Dewiswch gyfrif i’w reoli',
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
      until: (day: string) => `Gallwch weld y cofnod hwn hyd at ${day}, gan gynnwys y diwrnod hwnnw.`,
    },
    console: {
      title: 'Cofnodion',
      add: 'Ychwanegu cofnod',
      import: 'Mewnforio cofnodion o ffeil',
      caption: 'Cofnodion, y rhai mwyaf newydd yn gyntaf',
      none: 'Nid oes cofnodion eto.',
      noneFound:
        'Ni chafwyd hyd i gofnod. Dim ond gwerthoedd cyfan a geir: y cyfenw, y rhif, y dyddiad neu’r cyfeiriad e-bost cyfan.',
      unworked: 'Cofnodion heb weithiwr',
      noneUnworked: 'Mae gan bob cofnod weithiwr.',
      name: 'Enw',
      added: 'Ychwanegwyd',
      search: 'Chwilio',
      sought: 'Chwilio am',
      soughtHint:
        'Rhif cyfan y cofnod, y cyfenw cyfan, dyddiad geni fel 7/11/2013, neu gyfeiriad e-bost cyfan rhywun sydd â mynediad',
      by: 'Chwilio yn ôl',
      byNumber: 'Rhif y cofnod',
      bySurname: 'Cyfenw',
      byBorn: 'Dyddiad geni',
      byEmail: 'Cyfeiriad e-bost rhywun sydd â mynediad',
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
      looks: 'Pwy edrychodd arno',
      noLooks: 'Nid oes neb wedi edrych ar y cofnod hwn eto.',
      who: 'Pwy',
      when: 'Pryd',
      as: 'Fel',
      inARow: ({ times, last }: { times: number; last: string }) => `${times} gwaith yn olynol, y tro olaf ar ${last}`,
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
    },
    import: {
      title: 'Mewnforio cofnodion o ffeil',
      lead: 'Dewiswch ffeil CSV gyda llinell ar gyfer pob cofnod. Mae’r llinell gyntaf yn enwi’r colofnau.',
      template: 'Lawrlwytho templed',
      columns:
        'Gellir ysgrifennu dyddiadau fel 7/11/2013, 07/11/2013 neu 2013-11-07. Cadwch y ffeil fel CSV UTF-8, gyda choma neu hanner colon.',
      limit: (most: number) => `Dim mwy nag 1 MB a ${most} o linellau.`,
      workers:
        'Gellir gadael y golofn E-bost y gweithiwr allan. Heb gyfeiriad gweithiwr, eich cofnodion chi ydynt. Eich cyfeiriad eich hun yw’r unig un y gallwch ei roi yno.',
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
      held: (lines: number) =>
        lines === 1
          ? 'Dewisoch fewnforio dim os oes llinell yn anghywir, ac mae 1 llinell yn anghywir.'
          : `Dewisoch fewnforio dim os oes llinell yn anghywir, ac mae ${lines} o linellau’n anghywir.`,
      noneRight: 'Nid oes yr un llinell yn gywir.',
      added: (records: number) => (records === 1 ? 'Mewnforiwyd 1 cofnod' : `Mewnforiwyd ${records} o gofnodion`),
      lines: (lines: number) => (lines === 1 ? 'Roedd 1 llinell yn y ffeil.' : `Roedd ${lines} o linellau yn y ffeil.`),
      refused: (lines: number) => (lines === 1 ? 'Gwrthodwyd 1 llinell.' : `Gwrthodwyd ${lines} o linellau.`),
      caption: 'Llinellau a wrthodwyd, a pham',
      line: 'Llinell',
      record: 'cofnod',
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
        date: ({ column }: LineFigures) => `${column}: nid yw’n ddyddiad fel 7/11/2013, gyda’r flwyddyn yn llawn`,
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

  documents: {
    title: 'Ffurflenni a dogfennau',
    none: 'Nid oes dim wedi’i gyhoeddi i chi eto. Pan fydd rhywbeth, byddwch yn dod o hyd iddo yma.',
    isNew: 'Newydd',
    published: (day) => `Cyhoeddwyd ar ${day}`,
    whose: (name) => `Cofnod ${name}`,
    name: 'Ffurflen neu ddogfen',
    readers: 'Ar gyfer pwy',
    state: 'Sefyllfa',
    opened: (day) => `agorwyd ar ${day}`,
    unopened: 'heb ei hagor eto',
    accessEnded: 'nid oes ganddynt fynediad at y cofnod hwn mwyach',
    withdrawn: (day) => `Tynnwyd yn ôl ar ${day}`,
    nothing: 'Nid oes dim wedi’i gyhoeddi ar y cofnod hwn eto.',
    done: {
      published:
        'Mae wedi’i chyhoeddi. Gall y bobl y mae ar eu cyfer ei hagor nawr. Dywedir wrthynt drwy e-bost, unwaith y dydd ar y mwyaf ar gyfer pob cofnod.',
      withdrawn: 'Mae wedi’i thynnu’n ôl. Ni all neb ei hagor mwyach.',
    },
    publish: {
      title: 'Cyhoeddi ffurflen neu ddogfen',
      file: 'Ffeil',
      fileHint: (most) => `PDF, PNG neu JPEG o hyd at ${most} MB.`,
      again: 'Dewiswch hi unwaith eto: ni all tudalen gadw ffeil.',
      name: 'Enw',
      nameHint: 'Yr enw y mae pobl yn ei weld. Gadewch hwn yn wag i ddefnyddio enw’r ffeil.',
      readers: 'Ar gyfer pwy y mae?',
      readersHint: 'Dim ond y bobl rydych yn eu ticio all ei hagor, cyhyd ag y bydd ganddynt fynediad at y cofnod hwn.',
      send: 'Cyhoeddi',
      nobody:
        'Nid oes gan neb fynediad at y cofnod hwn nawr, felly nid oes neb i gyhoeddi dim ar eu cyfer. Gwahoddwch rywun yn gyntaf.',
    },
    withdraw: {
      link: 'Tynnu’n ôl',
      title: 'Tynnu ffurflen neu ddogfen yn ôl',
      lead: 'Bydd yr hyn sydd ynddi’n cael ei ddileu ar unwaith, ac ni fydd neb yn gallu ei hagor mwyach. Ni ellir dadwneud hyn. Nid yw’n effeithio ar gopïau y mae rhywun wedi’u cadw.',
      send: 'Ei thynnu’n ôl',
    },
  },

  invitations: {
    title: 'Gwahoddiadau',
    one: 'Gwahoddiad',
    account: 'cyfrif',
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
    sinceWhen: (when) => `ers ${when}`,
    stands: {
      activate: 'Wedi’i gadarnhau: yn aros i chi actifadu',
      'tried-out': 'Gormod o godau anghywir: yn aros i chi anfon un newydd',
      expired: 'Wedi dod i ben: yn aros i chi ei anfon eto',
      code: 'Wedi’i anfon: yn aros i’r person ddarllen y cod yn uchel',
      acceptance: 'Roedd y cod yn gywir: yn aros i’r person dderbyn',
      setup: 'Wedi’i dderbyn: yn aros am y person wrth Sefydlu cyfrif',
      declined: 'Wedi’i wrthod gan y person',
      active: 'Gweithredol: mae gan y person fynediad',
      ended: 'Ar ben: nid oes gan y person fynediad mwyach',
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
      ended:
        'Daethpwyd â’r mynediad i ben, neu mae ei ddiwrnod olaf wedi mynd heibio. I adael y person i mewn eto, gwahoddwch ef eto.',
      withdrawn: 'Ni ellir defnyddio’r gwahoddiad mwyach. I adael y person i mewn, gwahoddwch ef eto.',
    },
    acts: {
      code: 'Rhoi’r cod unigryw',
      activate: 'Actifadu',
      resend: 'Anfon eto',
      address: 'Cywiro’r cyfeiriad e-bost',
      withdraw: 'Tynnu’r gwahoddiad yn ôl',
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
      unsent: 'Nid oedd modd anfon yr e-bost: nid yw’r cyfeiriad hwn yn ei dderbyn. Gwiriwch y cyfeiriad.',
      'not-yet':
        'Nid yw’r e-bost wedi gadael eto. Rydym yn rhoi cynnig arall arni bob munud: gweler dan Negeseuon beth a ddigwyddodd iddo.',
      'activated-unsent':
        'Mae gan y person fynediad nawr, ond nid oedd modd anfon yr e-bost sy’n dweud hynny. Rhowch wybod i’r person eich hun.',
    },
    nextTitle: 'Beth i’w wneud nesaf',
    more: 'Beth arall y gallwch ei wneud',
    person: 'Y person a wahoddwyd',
    email: 'E-bost',
    emailLanguage: 'Iaith yr e-byst',
    wrongCodes: 'Ymgeisiau anghywir ar y cod hwn',
    until: 'Yn ddilys tan',
    records: 'Cofnodion',
    unwanted: 'Ateb: Na',
    relationship: 'Perthynas',
    lastDay: 'Diwrnod olaf y mynediad',
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
      dead: 'Ni ellir gwirio unrhyw god nawr. Anfonwch un newydd at y person, yna gofynnwch iddo ei ddarllen yn uchel.',
      over: 'Nid oes cod yn cael ei ddisgwyl mwyach.',
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
    handOverAll: {
      title: 'Trosglwyddo gwahoddiadau cydweithiwr',
      lead: 'Mae pob gwahoddiad agored sydd gan y gweithiwr yn mynd i’r cydweithiwr a enwch, sy’n dod yn weithiwr y cofnodion sydd ynddynt.',
      from: 'Gweithiwr y gwahoddiadau',
      done: {
        'handed-all': 'Mae’r gwahoddiadau yn perthyn i’ch cydweithiwr nawr.',
        'handed-some': 'Mae’r gwahoddiadau hynaf yn perthyn i’ch cydweithiwr nawr. Mae rhagor: trosglwyddwch nhw unwaith eto.',
      },
    },

    mine: {
      title: 'Eich gwahoddiadau',
      none: 'Nid oes gwahoddiad ar gyfer eich cyfeiriad e-bost. Os yw’ch gweithiwr wedi dweud wrthych eich bod wedi cael gwahoddiad, holwch pa gyfeiriad a ddefnyddiwyd.',
      from: 'Eich gweithiwr',
      sentOn: 'Anfonwyd ar',
      ongoing: 'Mae gennych wahoddiad sy’n dal yn agored.',
      where: 'Gweld ble mae’n sefyll',
      stands: {
        activate: 'Yn aros i’ch gweithiwr actifadu eich mynediad',
        'tried-out': 'Mae angen cod unigryw newydd arnoch',
        expired: 'Wedi dod i ben',
        code: 'Yn aros i chi ddweud y cod unigryw wrth eich gweithiwr',
        acceptance: 'Yn barod i’w dderbyn',
        setup: 'Yn aros amdanoch wrth Sefydlu cyfrif',
        declined: 'Dywedoch Nac ydw',
        active: 'Gweithredol',
        ended: 'Ar ben',
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
        ended: 'Nid oes gennych fynediad at gofnodion y gwahoddiad hwn mwyach.',
        withdrawn: 'Mae eich gweithiwr wedi tynnu’r gwahoddiad hwn yn ôl. Ni allwch ei ddefnyddio mwyach.',
      },
      setUp: 'Mynd i Sefydlu cyfrif',
      records: 'Mynd i fy nghofnodion',
      done: {
        confirmed:
          'Diolch. Gallwch nawr allgofnodi. Pan fydd eich cyfrif wedi’i actifadu, byddwch yn derbyn e-bost gyda dolen i fewngofnodi. Gall hyn gymryd ychydig ddyddiau.',
        declined: 'Diolch. Dywedoch Nac ydw, felly ni roddwyd mynediad i chi. Gallwch nawr allgofnodi.',
        'not-sent': 'Ni anfonwyd eich atebion: mae’r gwahoddiad wedi newid yn y cyfamser. Dyma ble mae’n sefyll nawr.',
      },
    },
    accept: {
      title: 'Derbyn eich gwahoddiad',
      lead: (account) =>
        `Mae eich gweithiwr wedi gwirio eich cod unigryw. Pwyswch y botwm i dderbyn y gwahoddiad. Yna mewngofnodwch i’ch ${account}, neu cofrestrwch os nad oes gennych un eto.`,
      leadSignedIn:
        'Mae eich gweithiwr wedi gwirio eich cod unigryw. Pwyswch y botwm i dderbyn y gwahoddiad. Yna ticiwch y cofnod rydych yn cael mynediad ato, a dewiswch Ydw.',
      for: 'Gwahoddiad i',
      to: 'Anfonwyd at',
      sameAddress: 'Rhaid i chi ddefnyddio’r un cyfeiriad e-bost ag yr anfonwyd y gwahoddiad hwn iddo.',
      button: 'Derbyn y gwahoddiad',
      acceptedTitle: 'Rydych wedi derbyn y gwahoddiad hwn',
      accepted: 'Ewch ymlaen i Sefydlu cyfrif: ticiwch y cofnod rydych yn cael mynediad ato, a dewiswch Ydw.',
      goOn: 'Parhau i Sefydlu cyfrif',
      acceptedSignedOut: (account) =>
        `Ewch ymlaen i fewngofnodi i’ch ${account}, neu cofrestrwch os nad oes gennych un eto. Bydd Sefydlu cyfrif yn dilyn.`,
      goOnSignedOut: 'Ymlaen i fewngofnodi neu gofrestru',
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
