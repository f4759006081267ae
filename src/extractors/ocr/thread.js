// Plain JavaScript, like the thread that reads PDFs, and for the same reason.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'

const require = createRequire(import.meta.url)

/** OEM_LSTM_ONLY: the data that is read holds nothing else. */
const neural = 1

let tesseract = null

/** Tesseract’s WebAssembly build, straight from its package: no worker of its own and no network. */
function loaded() {
  tesseract ??= (async () => {
    const core = createRequire(require.resolve('tesseract.js')).resolve('tesseract.js-core/tesseract-core-simd-lstm')
    const wasmBinary = await readFile(core.replace(/\.js$/, '.wasm'))
    const quiet = () => {}
    return require(core)({ wasmBinary, TesseractProgress: quiet, print: quiet, printErr: quiet })
  })()
  return tesseract
}

const readers = new Map()

/** What reads one language; null where its data is not installed. */
async function readerOf(language) {
  if (!readers.has(language)) readers.set(language, await newReader(language).catch(() => null))
  return readers.get(language)
}

async function newReader(language) {
  const home = require.resolve(`@tesseract.js-data/${language}/package.json`)
  const data = await readFile(home.replace('package.json', `4.0.0_best_int/${language}.traineddata.gz`))
  const module = await loaded()
  module.FS.writeFile(`./${language}.traineddata`, gunzipSync(data))
  const api = new module.TessBaseAPI()
  return api.Init(null, language, neural) === 0 ? { module, api } : null
}

/** The words of an image by line, as a table (TSV): see https://tesseract-ocr.github.io/tessdoc/Command-Line-Usage.html */
function tableOf({ module, api }, { width, height, data }) {
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const file = new Uint8Array(header.length + data.length)
  file.set(header)
  file.set(data, header.length)
  module.FS.writeFile('/input', file)
  if (api.SetImageFile(1, 0) === 1) return ''
  api.Recognize(null)
  const table = api.GetTSVText(0)
  api.Clear()
  return table
}

parentPort.on('message', async ({ language, image }) => {
  try {
    const reader = await readerOf(language)
    parentPort.postMessage(reader ? { table: tableOf(reader, image) } : { absent: true })
  } catch {
    parentPort.postMessage({ table: '' })
  }
})
