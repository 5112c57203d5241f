import { shallowRef } from 'vue'

export const REPORT_KEY = 'face-report'

/** Whether a report is kept on this device; all else about it is loaded only then. */
export const isReportKept = shallowRef(localStorage.getItem(REPORT_KEY) !== null)
