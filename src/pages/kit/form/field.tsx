export { Choice, PickField } from './choice.tsx'
export { useField, Wrong } from './field-frame.tsx'
export { TextArea, TextField } from './text-field.tsx'
