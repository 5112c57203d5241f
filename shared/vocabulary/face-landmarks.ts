interface Point {
  x: number
  y: number
}

/** The 68 points of face-api.js (and dlib), in pixels of a picture that is not mirrored. */
export type Landmarks = readonly Point[]

/** Middle of the eyes, tip of the nose, corners of the mouth; left and right as the picture shows them. */
export function pointsOf(marks: Landmarks) {
  return {
    leftEye: middle(marks, [37, 38, 40, 41]),
    rightEye: middle(marks, [43, 44, 46, 47]),
    nose: middle(marks, [30]),
    leftMouth: middle(marks, [48, 60]),
    rightMouth: middle(marks, [54, 64]),
  }
}

/** How the points lie, not degrees: yaw −1 to 1, above 0 to the person's own left; pitch grows when nodding down. */
export function poseOf(marks: Landmarks) {
  const { leftEye, rightEye, nose, leftMouth, rightMouth } = pointsOf(marks)
  const roll = Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x)
  const along = ({ x, y }: Point) => x * Math.cos(roll) + y * Math.sin(roll)
  const down = ({ x, y }: Point) => y * Math.cos(roll) - x * Math.sin(roll)
  const [left, right] = [along(middle(marks, [0])), along(middle(marks, [16]))]
  const eyes = (down(leftEye) + down(rightEye)) / 2
  const mouth = (down(leftMouth) + down(rightMouth)) / 2
  return {
    yaw: (2 * (along(nose) - left)) / (right - left) - 1,
    pitch: (down(nose) - eyes) / (mouth - eyes),
    roll: (roll * 180) / Math.PI,
  }
}

/** Of the inner lips, height over width; 0 is shut. */
export function mouthOpenOf(marks: Landmarks): number {
  const height = distance(marks, 61, 67) / 4 + distance(marks, 62, 66) / 2 + distance(marks, 63, 65) / 4
  return height / distance(marks, 60, 64)
}

/** The two eyes, left and right as the picture shows them: middle and width. */
export const eyesOf = (marks: Landmarks) => ({
  left: { middle: pointsOf(marks).leftEye, width: distance(marks, 36, 39) },
  right: { middle: pointsOf(marks).rightEye, width: distance(marks, 42, 45) },
})

const mark = (marks: Landmarks, at: number): Point => {
  const point = marks[at]
  if (!point) throw new Error(`a face has 68 marks, not ${marks.length}`)
  return point
}

function middle(marks: Landmarks, places: readonly number[]): Point {
  const points = places.map((at) => mark(marks, at))
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) }
}

const distance = (marks: Landmarks, one: number, other: number) =>
  Math.hypot(mark(marks, one).x - mark(marks, other).x, mark(marks, one).y - mark(marks, other).y)
