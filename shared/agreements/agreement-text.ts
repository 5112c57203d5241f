/** An agreement as people read it. A changed text gets a new version in `shared/contracts/consent.ts`. */
export interface AgreementText {
  title: string
  opening: string
  sections: { heading: string; paragraphs: string[] }[]
}
