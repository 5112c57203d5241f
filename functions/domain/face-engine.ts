import type { Result } from './result.ts'

/** Sees and measures faces in single pictures; what follows from it is the judge's to say. */
export interface FaceEngine {
  /**
   * @param picture JPEG, upright or with an EXIF orientation, unmirrored, at most 10 MB and 50 megapixels
   */
  look(picture: Uint8Array): Promise<Result<Look, 'picture-unreadable'>>
  /**
   * Who it is: a unit vector of 512 numbers. Two of one person point the same way (`likeness`).
   * @param face what `look` found in this very picture
   */
  embed(picture: Uint8Array, face: Face): Promise<FaceTemplate>
  /**
   * One of the two looks of which `embed` takes the mean, in half of its time: even turns the one, odd turns the other. Of
   * several pictures of a person that take turns the mean is worth as much.
   * @param face what `look` found in this very picture
   */
  glance(picture: Uint8Array, face: Face, turn: number): Promise<FaceTemplate>
  /**
   * 0 (live) to 1: how much the picture looks like a print held before the camera. A score of risk, not a judgement.
   * @param face what `look` found in this very picture
   */
  printRisk(picture: Uint8Array, face: Face): Promise<number>
}

export interface Look {
  /** As looked at, in pixels; points and boxes are of this size. */
  width: number
  height: number
  /** Faces in the picture, those in the background included. */
  faces: number
  /** The largest of them. */
  face?: Face
  /** Of the whole picture. */
  hash: PictureHash
}

export interface Face {
  /** Pixels of the picture. */
  box: { x: number; y: number; width: number; height: number }
  /** Middle of the eyes, tip of the nose, corners of the mouth; left and right as the picture shows them. */
  points: { leftEye: Point; rightEye: Point; nose: Point; leftMouth: Point; rightMouth: Point }
  pose: Pose
  /** Inner lips: height over width; 0 is shut. */
  mouthOpen: number
  /** Probability, 0 to 1, that the eye on the picture's left or right is closed. Looking down reads as closed, too. */
  eyesClosed: { left: number; right: number }
  quality: FaceQuality
  /** Of the face alone, upright, at one size: it is the same wherever in a picture the face is. */
  hash: PictureHash
}

/** Of how the points lie, not degrees. */
interface Pose {
  /** −1 to 1; above 0 the nose points to the picture's right, which is the person's own left. */
  yaw: number
  /** How far down the nose is between eyes (0) and mouth (1): grows when nodding down. */
  pitch: number
  /** Degrees; above 0 the line of the eyes falls to the picture's right. */
  roll: number
}

export interface FaceQuality {
  /** Mean of the face, 0 (black) to 255. */
  brightness: number
  /** Variance of the Laplacian of the face at 112 pixels: falls with blur. */
  sharpness: number
  /** Pixels. */
  faceWidth: number
}

export interface Point {
  x: number
  y: number
}

export type FaceTemplate = Float32Array

/** 256 bits as 64 hex digits; pictures that look the same differ in few of them (`hashDistance`). */
export type PictureHash = string
