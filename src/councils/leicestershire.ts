import { invented } from '../address-lookups/invented.ts'
import { ses } from '../senders/amazon-ses.ts'
import { notifyEmail, notifySms } from '../senders/govuk-notify.ts'
import { outbox } from '../senders/outbox.ts'
import { resend } from '../senders/resend.ts'
import { twilioSms, twilioVoice } from '../senders/twilio.ts'
import { defineCouncil, usualCountries } from './council.ts'

/** Leicestershire's guide: "Leicestershire County Council Parent Portal – Guide to Creating an Account". */
export default defineCouncil({
  slug: 'leicestershire',
  name: { en: 'Leicestershire County Council', cy: 'Cyngor Sir Gaerlŷr', ar: 'مجلس مقاطعة ليسترشير' },
  service: { en: 'Parent Portal', cy: 'Porth Rhieni', ar: 'بوابة أولياء الأمور' },
  languages: ['en', 'cy', 'ar'],
  hosts: ['parentportal.leicestershire.example'],
  embedding: { origins: ['https://www.leicestershire.example'] },
  colour: '#2e7d32',

  contacts: [
    {
      name: {
        en: 'First Response Children’s Duty',
        cy: 'First Response, dyletswydd plant',
        ar: 'فريق الاستجابة الأولى لشؤون الأطفال',
      },
      phone: '0116 305 0005',
      about: {
        en: 'If you are worried about the safety or wellbeing of a child or young person. In an emergency, call 999.',
        cy: 'Os ydych yn poeni am ddiogelwch neu les plentyn neu berson ifanc. Mewn argyfwng, ffoniwch 999.',
        ar: 'إذا كنت قلقًا على سلامة طفل أو شاب أو على رفاهه. في حالات الطوارئ، اتصل بالرقم 999.',
      },
    },
    {
      name: { en: 'Our customer service', cy: 'Ein gwasanaeth cwsmeriaid', ar: 'خدمة العملاء لدينا' },
      phone: '0116 232 3232',
      about: {
        en: 'If you cannot register or sign in, or have another phone or email address now.',
        cy: 'Os na allwch gofrestru neu fewngofnodi, neu os oes gennych ffôn neu gyfeiriad e-bost arall bellach.',
        ar: 'إذا لم تستطع التسجيل أو تسجيل الدخول، أو كان لديك الآن هاتف أو عنوان بريد إلكتروني آخر.',
      },
    },
  ],

  journeys: {
    register: ['email', 'verify', 'names', 'person'],
    'sign-in': ['password', 'phone', 'phone-code', 'confirm', 'confirm-code'],
    'reset-password': ['email', 'code', 'password'],
  },
  afterSignIn: '/',

  code: { digits: 6 },
  phone: {
    calls: 'code',
    goesOnByItself: false,
    confirmNew: false,
    countries: usualCountries,
  },
  password: { kind: 'classes', classes: 3, shortest: 8, longest: 64, history: 0 },
  passwordFirst: true,

  social: ['microsoft', 'google', 'facebook'],
  review: { everyDays: 365 },
  addresses: invented(),

  words: {
    en: {
      faults: {
        'forename.missing': 'Enter your given name',
        // Three classes are asked for: words in lower case alone would be refused in turn.
        'password.common':
          'This password is too easy to guess. Choose one that is less common, for example three random words that each begin with a capital letter, and a digit',
        'sign-in.too-many': 'There have been many tries. Wait a few minutes, or use “Forgot your password?”',
        'phone-code.missing': 'Enter the code from the text or the call',
        'phone-code.unusable': 'That code can no longer be used. Send a new code, or have us call again',
        'phone.call-failed':
          'We could not make the call. Choose Send Code to get a text instead, or have us call again in a minute',
      },
      code: { code: 'Verification code', newCode: 'Send new code' },
      signUp: {
        title: 'User Details',
        emailTitle: 'User Details: your email address',
        verifyTitle: 'User Details: verify your email address',
        namesTitle: 'User Details: your password and name',
        personTitle: 'User Details: your name',
      },
      signIn: {
        title: 'Sign in',
        email: 'Email Address',
        forgotten: 'Forgot your password?',
        button: 'Sign in',
      },
      phone: {
        title: 'Multi-factor authentication',
        addTitle: 'Multi-factor authentication',
        anyPhone:
          'A mobile phone is best, but a landline will also work. We will send a text with a code to a mobile. We will call a landline, and a computer will say a code: be ready to note it down.',
        lost: {
          noted: 'Somebody from our customer service will check who you are, in person or by phone, and then remove the number.',
        },
      },
      resetEmail: { title: 'Forgot your password?', email: 'Email Address', button: 'Send verification code' },
      resetCode: {
        title: 'Verify your email address',
        sent: 'Verification code has been sent to your inbox. Please copy it to the input box below.',
        button: 'Verify code',
      },
      resetPassword: { title: 'Choose a new password', password: 'New Password', confirm: 'Confirm New Password' },
    },
    cy: {
      faults: {
        'forename.missing': 'Rhowch eich enw cyntaf',
        'password.common':
          'Mae’r cyfrinair hwn yn rhy hawdd ei ddyfalu. Dewiswch un llai cyffredin, er enghraifft tri gair ar hap sydd bob un yn dechrau â phriflythyren, a digid',
        'sign-in.too-many':
          'Mae llawer o ymgeisiau wedi’u gwneud. Arhoswch ychydig funudau, neu defnyddiwch “Wedi anghofio eich cyfrinair?”',
        'phone-code.missing': 'Rhowch y cod o’r neges destun neu’r alwad',
        'phone-code.unusable': 'Ni ellir defnyddio’r cod hwnnw bellach. Anfonwch god newydd, neu gofynnwch i ni ffonio eto',
        'phone.call-failed':
          'Nid oedd modd i ni wneud yr alwad. Dewiswch Anfon cod i gael neges destun yn lle hynny, neu gofynnwch i ni ffonio eto ymhen munud',
      },
      code: { code: 'Cod dilysu', newCode: 'Anfon cod newydd' },
      signUp: {
        title: 'Manylion Defnyddiwr',
        emailTitle: 'Manylion Defnyddiwr: eich cyfeiriad e-bost',
        verifyTitle: 'Manylion Defnyddiwr: dilysu eich cyfeiriad e-bost',
        namesTitle: 'Manylion Defnyddiwr: eich cyfrinair a’ch enw',
        personTitle: 'Manylion Defnyddiwr: eich enw',
      },
      signIn: {
        title: 'Mewngofnodi',
        email: 'Cyfeiriad E-bost',
        forgotten: 'Wedi anghofio eich cyfrinair?',
        button: 'Mewngofnodi',
      },
      phone: {
        title: 'Dilysu aml-ffactor',
        addTitle: 'Dilysu aml-ffactor',
        anyPhone:
          'Ffôn symudol sydd orau, ond bydd llinell dir yn gweithio hefyd. Byddwn yn anfon neges destun gyda chod i ffôn symudol. Byddwn yn ffonio llinell dir, a bydd cyfrifiadur yn dweud cod: byddwch yn barod i’w nodi.',
        lost: {
          noted:
            'Bydd rhywun o’n gwasanaeth cwsmeriaid yn gwirio pwy ydych chi, wyneb yn wyneb neu dros y ffôn, ac yna’n dileu’r rhif.',
        },
      },
      resetEmail: { title: 'Wedi anghofio eich cyfrinair?', email: 'Cyfeiriad E-bost', button: 'Anfon cod dilysu' },
      resetCode: {
        title: 'Dilysu eich cyfeiriad e-bost',
        sent: 'Mae cod dilysu wedi’i anfon i’ch mewnflwch. Copïwch ef i’r blwch isod.',
        button: 'Dilysu’r cod',
      },
      resetPassword: { title: 'Dewis cyfrinair newydd', password: 'Cyfrinair Newydd', confirm: 'Cadarnhau’r Cyfrinair Newydd' },
    },
    ar: {
      faults: {
        'forename.missing': 'أدخل اسمك الأول',
        'password.common':
          'من السهل جدًا تخمين كلمة المرور هذه. اختر كلمة أقل شيوعًا، مثل ثلاث كلمات عشوائية تبدأ كل منها بحرف لاتيني كبير، ورقم',
        'sign-in.too-many': 'كانت هناك محاولات كثيرة. انتظر بضع دقائق، أو استخدم «هل نسيت كلمة مرورك؟»',
        'phone-code.missing': 'أدخل الرمز الوارد في الرسالة النصية أو المكالمة',
        'phone-code.unusable': 'لم يعد بالإمكان استخدام هذا الرمز. أرسل رمزًا جديدًا، أو اطلب أن نتصل بك مرة أخرى',
        'phone.call-failed':
          'لم نتمكن من إجراء المكالمة. اختر «إرسال الرمز» لتتلقى رسالة نصية بدلًا منها، أو اطلب أن نتصل بك مرة أخرى بعد دقيقة',
      },
      code: { code: 'رمز التأكيد', newCode: 'إرسال رمز جديد' },
      signUp: {
        title: 'بيانات المستخدم',
        emailTitle: 'بيانات المستخدم: عنوان بريدك الإلكتروني',
        verifyTitle: 'بيانات المستخدم: تأكيد عنوان بريدك الإلكتروني',
        namesTitle: 'بيانات المستخدم: كلمة مرورك واسمك',
        personTitle: 'بيانات المستخدم: اسمك',
      },
      signIn: {
        title: 'تسجيل الدخول',
        email: 'عنوان البريد الإلكتروني',
        forgotten: 'هل نسيت كلمة مرورك؟',
        button: 'تسجيل الدخول',
      },
      phone: {
        title: 'التحقق متعدد العوامل',
        addTitle: 'التحقق متعدد العوامل',
        anyPhone:
          'الهاتف المحمول هو الأفضل، لكن الهاتف الأرضي يصلح أيضًا. سنرسل رسالة نصية برمز إلى الهاتف المحمول. أما الهاتف الأرضي فسنتصل به، وسيقول صوت آلي رمزًا: كن مستعدًا لتدوينه.',
        lost: {
          noted: 'سيتحقق شخص من خدمة العملاء لدينا من هويتك، وجهًا لوجه أو عبر الهاتف، ثم يحذف الرقم.',
        },
      },
      resetEmail: { title: 'هل نسيت كلمة مرورك؟', email: 'عنوان البريد الإلكتروني', button: 'إرسال رمز التأكيد' },
      resetCode: {
        title: 'أكّد عنوان بريدك الإلكتروني',
        sent: 'أُرسل رمز التأكيد إلى بريدك الوارد. يرجى نسخه إلى مربع الإدخال أدناه.',
        button: 'تأكيد الرمز',
      },
      resetPassword: {
        title: 'اختر كلمة مرور جديدة',
        password: 'كلمة المرور الجديدة',
        confirm: 'تأكيد كلمة المرور الجديدة',
      },
    },
  },

  roles: [
    { value: 'parent', label: { en: 'Parent or carer', cy: 'Rhiant neu ofalwr', ar: 'والد أو والدة أو مقدّم رعاية' } },
    { value: 'other', label: { en: 'Other', cy: 'Arall', ar: 'أخرى' } },
  ],

  senders: {
    email: [notifyEmail, resend, ses, outbox('email')],
    sms: [notifySms, twilioSms, outbox('sms')],
    voice: [twilioVoice, outbox('voice')],
  },
})
