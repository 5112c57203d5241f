/** What is agreed to with a report to the help desk (R23); `FACE_REPORT_CONSENT_VERSION` names this text. */
export const faceReportConsent = {
  tick: '我同意把以上内容交给帮助台的工作人员，用来查明人脸识别没有通过的原因并答复我。',
  details: [
    '交给帮助台的只有：证件上的姓名、证件类型、隐去中间几位的证件号码，所用的设备、浏览器和系统，每次没有通过的时间和原因，以及您填写的说明；找回账号的，还有您验证过的新手机号。没有人脸画面。',
    '姓名、手机号和说明加密保存。180 天后全部自动删除；需要提前删除的，请致电 020-87250708。',
    '不同意，不影响您使用其他功能，也可以直接致电 020-87250708。',
  ],
} as const
