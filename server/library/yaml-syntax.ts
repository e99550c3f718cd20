import type { YAMLError } from 'yaml'

const french: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: 'cette ligne doit être décalée comme ses voisines, ou fermée par ] ou }',
  BAD_SCALAR_START: 'un texte qui commence par ce signe doit être entre guillemets droits',
  BLOCK_AS_IMPLICIT_KEY:
    'un texte qui contient deux-points doit être entre guillemets droits ou sous >-',
  DUPLICATE_KEY: 'une clé ne doit figurer qu’une fois',
  MISSING_CHAR: 'il manque un signe : guillemet, crochet, accolade, virgule ou deux-points',
  MULTIPLE_DOCS: 'un fichier ne doit contenir qu’une activité',
  TAB_AS_INDENT: 'le début de ligne doit être fait d’espaces, pas de tabulations'
}

/** A YAML syntax error in French where it is a common one, else in the parser's own words. */
export function explainSyntax({ code, message }: YAMLError) {
  return `syntaxe YAML : ${french[code] ?? message}`
}
