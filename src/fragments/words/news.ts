/** What became of the message with a code, told to who waits for it: by how it was sent, or for what. */
export const newsEn = {
  email: {
    waiting: 'The email has not left yet: we go on trying. If it does not come, ask for a new code.',
    recipient:
      'Your email provider says that your address takes no emails from us. Call us on the number at the foot of this page.',
    lost: 'The email could not be delivered. Ask for a new code. If that does not come either, call us on the number at the foot of this page.',
  },
  sms: {
    waiting: 'The text has not left yet: we go on trying. If you do not want to wait, choose Call Me.',
    recipient: 'The network says that this number cannot receive texts. Choose Call Me instead.',
    lost: 'The text could not be delivered. Send a new code, or choose Call Me.',
  },
  voice: {
    recipient: 'The network says that this number cannot be called. Choose Send Code instead.',
    lost: 'The call could not be made. Have us call again, or choose Send Code.',
    unanswered: 'The call was not answered. Have us call again, or choose Send Code.',
    engaged: 'The phone was engaged. End the other call, then have us call again, or choose Send Code.',
    answerphone:
      'An answerphone took the call, and we told it nothing. Have us call again and answer it yourself, or choose Send Code.',
  },
  newEmail: {
    waiting: 'The email has not left yet: we go on trying.',
    recipient: 'The email provider says that this address takes no emails from us. Correct the email address.',
    lost: 'The email could not be delivered. Choose “Send new code”, or correct the email address.',
  },
  newMobile: {
    waiting: 'The text has not left yet: we go on trying.',
    recipient: 'The network says that this number cannot receive texts. Correct the mobile number.',
    lost: 'The text could not be delivered. Choose “Send new code”, or correct the mobile number.',
  },
}

export const newsCy: typeof newsEn = {
  email: {
    waiting: 'Nid yw’r e-bost wedi’i anfon eto: rydym yn dal i roi cynnig arni. Os na ddaw, gofynnwch am god newydd.',
    recipient:
      'Mae eich darparwr e-bost yn dweud nad yw eich cyfeiriad yn derbyn negeseuon e-bost gennym. Ffoniwch ni ar y rhif ar waelod y dudalen hon.',
    lost: 'Nid oedd modd danfon yr e-bost. Gofynnwch am god newydd. Os na ddaw hwnnw chwaith, ffoniwch ni ar y rhif ar waelod y dudalen hon.',
  },
  sms: {
    waiting: 'Nid yw’r neges destun wedi’i hanfon eto: rydym yn dal i roi cynnig arni. Os nad ydych am aros, dewiswch Ffonio fi.',
    recipient: 'Mae’r rhwydwaith yn dweud na all y rhif hwn dderbyn negeseuon testun. Dewiswch Ffonio fi yn lle hynny.',
    lost: 'Nid oedd modd danfon y neges destun. Anfonwch god newydd, neu dewiswch Ffonio fi.',
  },
  voice: {
    recipient: 'Mae’r rhwydwaith yn dweud na ellir ffonio’r rhif hwn. Dewiswch Anfon cod yn lle hynny.',
    lost: 'Nid oedd modd gwneud yr alwad. Gofynnwch i ni ffonio eto, neu dewiswch Anfon cod.',
    unanswered: 'Nid atebwyd yr alwad. Gofynnwch i ni ffonio eto, neu dewiswch Anfon cod.',
    engaged: 'Roedd y ffôn yn brysur. Gorffennwch yr alwad arall, yna gofynnwch i ni ffonio eto, neu dewiswch Anfon cod.',
    answerphone:
      'Atebwyd yr alwad gan beiriant ateb, ac ni ddywedwyd dim wrtho. Gofynnwch i ni ffonio eto ac atebwch yr alwad eich hun, neu dewiswch Anfon cod.',
  },
  newEmail: {
    waiting: 'Nid yw’r e-bost wedi’i anfon eto: rydym yn dal i roi cynnig arni.',
    recipient:
      'Mae’r darparwr e-bost yn dweud nad yw’r cyfeiriad hwn yn derbyn negeseuon e-bost gennym. Cywirwch y cyfeiriad e-bost.',
    lost: 'Nid oedd modd danfon yr e-bost. Dewiswch “Anfon cod newydd”, neu cywirwch y cyfeiriad e-bost.',
  },
  newMobile: {
    waiting: 'Nid yw’r neges destun wedi’i hanfon eto: rydym yn dal i roi cynnig arni.',
    recipient: 'Mae’r rhwydwaith yn dweud na all y rhif hwn dderbyn negeseuon testun. Cywirwch y rhif ffôn symudol.',
    lost: 'Nid oedd modd danfon y neges destun. Dewiswch “Anfon cod newydd”, neu cywirwch y rhif ffôn symudol.',
  },
}
