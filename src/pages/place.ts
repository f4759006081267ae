import { createContext } from 'preact'

/** The address that was asked for, so that the frame around a page can say where one is. */
export const Place = createContext('/')
