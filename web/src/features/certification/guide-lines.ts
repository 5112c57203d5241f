/**
 * Where the guide draws its lines: inside of the judge's (`functions/certification/face-thresholds.ts`), for its marks are
 * coarser. Side by side: docs/decisions/2026-11-25-guidance-in-the-browser.md.
 */
export const guideLines = {
  aim: {
    darkest: 60,
    brightest: 220,
    leastSharp: 60,
    /** Of the recorded square. */
    narrowest: 0.3,
    widest: 0.68,
    farthestAside: 0.13,
    middleY: 0.53,
    farthestUpOrDown: 0.17,
    mostYaw: 0.22,
    mostRoll: 15,
    /** That a face has to be held still in the oval. */
    msStill: 800,
    mostDrift: 0.06,
  },
  actions: {
    mouthRange: 0.5,
    pitchRange: 0.15,
    yawRange: 0.62,
    yawBeyondRest: 0.35,
    msOfWindow: 950,
    msOfTurn: 1_900,
    /** Of how the eyes look at rest. */
    eyesShut: 0.65,
    msShut: 700,
    /** Where the guide does not see eyes shut: so long until they are asked to open, and until they will have. */
    msShutUnseen: 2_000,
    msOpenUnseen: 700,
  },
  /** Near enough to how the face was held before anything was asked. */
  rest: { yaw: 0.2, pitch: 0.08, mouthOpen: 0.18, eyesOpen: 0.7, ms: 300 },
  /** Still, but not as at first: who has moved a little is waited for so long. */
  msToSettle: 2_000,
  settled: { yaw: 0.1, pitch: 0.06, mouthOpen: 0.12, farthestYaw: 0.3 },
  /** What is not asked for and the judge would not overlook. */
  strays: { mouthRange: 0.36, yawRange: 0.5, yawBeyondRest: 0.2, msEyesShut: 400 },
  /** Somebody who was asked and does nothing that the guide sees. */
  msOfPatience: 8_000,
  /** Of the judge's minute from the first frame to the last. */
  msOfAll: 50_000,
} as const
