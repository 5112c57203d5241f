// Stands in for parts of TensorFlow that never run here (vite.config.ts): threads need headers that no page of ours has.
export const wasmWorkerContents = ''
export default undefined
