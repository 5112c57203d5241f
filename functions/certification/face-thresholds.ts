/**
 * Where the judge draws its lines, and what each line lets through and turns away. Measured on other data than the
 * project's own (`docs/decisions/2026-11-24-face-judge.md` says which, and what the figures do not prove).
 */
export const faceThresholds = {
  capture: {
    /** Frames that differ; every one costs the judge 45 ms. */
    fewestFrames: 24,
    mostFrames: 72,
    /** Ten a second, with a browser's timer's unpunctuality: slower, a blink falls between two frames. */
    msBetweenFrames: 115,
    /** A longer pause ends a take: nothing is found across it. */
    msOfPause: 350,
    /** From the first frame to the last. */
    longestMs: 60_000,
  },
  faces: {
    /** A detector loses a turned face now and then, and sees one in a curtain. */
    mostWithout: 0.2,
    mostFramesWithSeveral: 1,
    /** In face widths, between two frames of a take: a head does not jump, a swapped picture does. */
    farthestJump: 0.6,
    widestStretch: 1.5,
  },
  /** Of the middle frame; a single one may be blurred by moving. */
  quality: {
    darkest: 45,
    brightest: 235,
    leastSharp: 20,
    /** Pixels of a 320×320 frame. */
    smallestFace: 70,
  },
  actions: {
    /** Both eyes, two frames running, between open ones. Closed p5 .97, open p95 .04; eyes half shut in a photo reach .90. */
    eyesClosed: 0.93,
    eyesOpen: 0.3,
    framesClosed: 2,
    /** Asked for, a second long: a blink is not an answer. */
    framesAsked: 3,
    /** Nobody blinks so long: unasked, it is another action. */
    framesOfLongClosing: 6,
    /** Looking down reads as closed: so far from the pose at rest eyes are not read. */
    neutralPitch: 0.08,
    /** Range of the inner lips' ratio within a second: of 70 still-photo attacks 0 pass. */
    mouthRange: 0.4,
    /** Within a second: of 70 still-photo attacks 0 pass, the worst reaches .09. */
    pitchRange: 0.12,
    /** Risen by so much from its deepest, a nod is over. */
    pitchBack: 0.06,
    /** With direction; at .35 13 of 70 still-photo attacks pass, the worst reaches .50. */
    yawRange: 0.55,
    yawBeyondRest: 0.25,
    /** What begins again sooner is the same action still. */
    msOfDoubt: 350,
    msOfWindow: 1_000,
    msOfTurn: 2_000,
  },
  /** Below both nothing in the face has moved of its own. */
  stillPicture: { mouthRange: 0.15, eyesRange: 0.4 },
  /**
   * Bits of 256 in which a frame may differ and still be the same, and the share of such frames above which a session is
   * a replay: by the whole picture, or by the face alone.
   */
  replay: {
    /** Recompressed, resized, brighter or blurred: 13 at most, half within 2; other sessions: 40 and more. */
    picture: { nearestBits: 10, mostShare: 0.3 },
    /**
     * Six people's clips, shares of frames: saved anew 1.00; cropped by a seventh on two sides .70 and more, by a
     * fourteenth .79, turned by 4° .95, by 8° .75, darkened by a gamma of 1.6 .89, squeezed by 6 % .74; mirrored none.
     * Who tries again two seconds later: .33 at most, half .03 at most (810 pairs of 36 frames). Of 420,000 pairs of
     * strangers' pictures none, the nearest 37 bits apart.
     */
    face: { nearestBits: 25, mostShare: 0.5 },
  },
  /** Median of the studied frames, above which a person looks. Webcam prints: of 57 fives of pictures 1 stays below, 6 of 58 live ones lie above. */
  printRisk: 0.6,
  identity: {
    /** Mean of three pictures against a fourth, `bench -- faces`, 306 people: FAR 8e-6, FRR 2.1 % (at .48 1.9e-5, 1.5 %; at .52 2.7e-6, 2.3 %). */
    same: 0.5,
    /** From here up to `same` a person decides: FAR 1.4e-4, FRR .7 %. */
    review: 0.42,
    /** Pixels across the face in the authority's portrait: at 55 FRR at FAR 1e-3 is 1.9 %, at 35 11 %. */
    smallestPortrait: 60,
    /** Any two frames of the session, a look at each; six people's clips at any moment: .35 and more, strangers among them up to .33, one of a thousand above .28. */
    throughout: 0.35,
  },
} as const
