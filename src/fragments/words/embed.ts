/** What is said of journeys that begin on a council's own page. */
type EmbedWords = {
  /** in the frame, and in the window */
  ticket: {
    title: string
    lead: string
    soon: (minutes: number) => string
    goOn: string
    asksTitle: string
    asksLead: (service: string) => string
    asksCare: string
    yes: (name: string) => string
    no: string
    lateTitle: string
    late: string
    signIn: string
    /** and somebody is signed in */
    hereTitle: string
    here: (name: string) => string
    hereOn: string
  }
  /** above the answers that came from there */
  started: string
}

export const embedEn: EmbedWords = {
  ticket: {
    title: 'Continue in the portal',
    lead: 'You have proved who you are. Your account opens in a page of its own, where you can see in the address that you are in the portal.',
    soon: (minutes) =>
      `Press the button within ${minutes === 1 ? '1 minute' : `${minutes} minutes`}. After that you would have to sign in again.`,
    goOn: 'Continue in the portal',
    asksTitle: 'Is this your account?',
    asksLead: (service) =>
      `One last check, so that nobody can sign you in to an account that is not yours. You are about to sign in to ${service} as:`,
    asksCare: 'If that is not you, do not continue: what you enter would be kept in somebody else’s account.',
    yes: (name) => `Continue as ${name}`,
    no: 'This is not my account',
    lateTitle: 'Sign in again',
    late: 'The way here from the page that you signed in on was open for a short time, once, in one browser, so that nobody else can take it. You have lost nothing: sign in here to continue.',
    signIn: 'Sign in',
    hereTitle: 'You are signed in',
    here: (name) => `You are signed in as ${name}. There is nothing more to do on this page.`,
    hereOn: 'Continue to my account',
  },
  started: 'These are the answers that you gave on the page before. Check them and change what is not right, then continue.',
}

export const embedCy: EmbedWords = {
  ticket: {
    title: 'Ewch ymlaen yn y porth',
    lead: 'Rydych wedi profi pwy ydych chi. Mae eich cyfrif yn agor ar dudalen ei hun, lle gallwch weld yn y cyfeiriad eich bod yn y porth.',
    soon: (minutes) =>
      `Pwyswch y botwm o fewn ${minutes === 1 ? '1 munud' : `${minutes} munud`}. Ar ôl hynny byddai’n rhaid i chi fewngofnodi eto.`,
    goOn: 'Ewch ymlaen yn y porth',
    asksTitle: 'Ai eich cyfrif chi yw hwn?',
    asksLead: (service) =>
      `Un gwiriad olaf, fel na all neb eich mewngofnodi i gyfrif nad yw’n eiddo i chi. Rydych ar fin mewngofnodi i ${service} fel:`,
    asksCare: 'Os nad chi yw hwn, peidiwch â mynd ymlaen: byddai’r hyn a nodwch yn cael ei gadw yng nghyfrif rhywun arall.',
    yes: (name) => `Ewch ymlaen fel ${name}`,
    no: 'Nid fy nghyfrif i yw hwn',
    lateTitle: 'Mewngofnodwch eto',
    late: 'Roedd y ffordd yma o’r dudalen y gwnaethoch fewngofnodi arni ar agor am gyfnod byr, unwaith, mewn un porwr, fel na all neb arall ei defnyddio. Nid ydych wedi colli dim: mewngofnodwch yma i fynd ymlaen.',
    signIn: 'Mewngofnodi',
    hereTitle: 'Rydych wedi mewngofnodi',
    here: (name) => `Rydych wedi mewngofnodi fel ${name}. Nid oes dim mwy i’w wneud ar y dudalen hon.`,
    hereOn: 'Ewch ymlaen i’m cyfrif',
  },
  started: 'Dyma’r atebion a roesoch ar y dudalen flaenorol. Gwiriwch nhw a newid yr hyn nad yw’n gywir, yna ewch ymlaen.',
}
