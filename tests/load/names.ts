import type { Random } from './random.ts'

/** First names as met in a French public-service training room. */
const firstNames: readonly string[] = `
  Abdoulaye Adèle Adrien Agathe Aïcha Aïssatou Alain Alban Alexandra Alice Aline Alix Amandine Amélie
  Amina Anaïs André Anh Anissa Anne Annick Antoine Apolline Armelle Arnaud Arthur Assia Aude Aurélie
  Awa Axel Ayoub Bastien Béatrice Benoît Bérénice Bernadette Bertrand Bilal Binta Boris Brigitte Bruno
  Camille Capucine Carole Cécile Céline Charlotte Chloé Christelle Claire Clément Coralie Corentin
  Damien Daniela David Delphine Denis Diane Djamila Driss Édith Élise Élodie Émile Emma Enzo Erwan
  Estelle Esther Éva Fabien Fabrice Fadila Fanny Farid Fatima Fatou Faustine Félix Fiona Flora Florent
  Franck Françoise Gaël Gaëlle Georges Ghislaine Gilles Guillaume Gwenaëlle Habib Hakim Hawa Hélène
  Henri Hugo Ibrahim Imane Inès Irène Isabelle Ismaël Jacques Jade Jean Jeanne Jérôme Joëlle Josiane
  Jules Julie Karim Karine Kenza Khadija Kévin Lamine Laure Laurent Léa Leïla Léo Liên Loïc Lola Louis
  Louise Luc Lucie Ludivine Madeleine Maël Maëlys Malika Mamadou Manon Marc Margaux Marie Marine Mathilde
  Mehdi Mélanie Michel Mina Mohamed Monique Moussa Myriam Nadège Nadia Naïma Nathan Nicole Nina Noé Noémie
  Océane Odile Olivier Omar Oumou Pascale Patrick Paul Pauline Perrine Philippe Pierre Quentin Rachid
  Raphaël Régine Rémi Rokhaya Romane Rose Sabrina Samir Samuel Sandrine Sarah Sébastien Serge Simon Sofia
  Solène Sonia Soraya Stéphane Suzanne Sylvie Théo Thérèse Thi Thomas Tiago Valérie Victor Vincent
  Virginie Wassim Xavier Yann Yasmine Yohan Youssef Yves Zoé
`
  .trim()
  .split(/\s+/u)

const initials = 'ABCDEFGHIJLMNOPQRSTUVWYZ'

/** `count` names told apart by everyone: first name, initial and, once these ran out, a number. */
export function drawNames(count: number, random: Random): string[] {
  const names: string[] = []
  for (let lap = 1; names.length < count; lap += 1) {
    const suffix = lap === 1 ? '' : ` ${lap}`
    const pairs = firstNames.flatMap((name) => [...initials].map((letter) => `${name} ${letter}.`))
    names.push(...random.shuffled(pairs).map((pair) => pair + suffix))
  }
  return names.slice(0, count)
}
