import { defineResidueRule } from '../../src/residue.ts'

export default defineResidueRule({
  id: 'duplicate/repeated-text',
  summary: 'the article\'s text a second time',
  why: 'A pipeline that joins a page\'s text with the copy in its data, or two versions of one page, tells the story twice; whatever ' +
    'is counted in it is wrong.',
  mend: 'Delete one of the copies; the finding is on the one that stands below. `newslint clean` keeps the first.',
  says: 'it stands above already',
  // the second copy may have a line that the first has not
  isSafe: () => false,
  examples: {
    wrong: [
      'The lock at Berrow has failed its test, the canal trust said on Monday.\n\nBarges wait on both sides, and two crews have ' +
        'walked home.\n\n' +
        'A new gate of oak will be hung in March, and until then the water stands where it stands, according to the trust.\n\n«The ' +
        'lock at Berrow has failed its test, the canal trust said on Monday.\n\n' +
        'Barges wait on both sides, and two crews have walked home.\n\nA new gate of oak will be hung in March, and until then the ' +
        'water stands where it stands, according to the trust.»',
      'Hail broke the panes of nine glasshouses on Sunday, growers said.\nTomatoes for the whole valley ripened in them.\n' +
        'The insurers will send a man with a ladder in the week after next.\nNobody was hurt, said the fire brigade of the larger ' +
        'village.\n' +
        '«Hail broke the panes of nine glasshouses on Sunday, growers said.\nTomatoes for the whole valley ripened in them.\n' +
        'The insurers will send a man with a ladder in the week after next.\nNobody was hurt, said the fire brigade of the larger ' +
        'village.»',
      'Three libraries will lend tools from May, the county decided.\n\nDrills are wanted most, a trial in Ostley has shown.\n\n' +
        'Whoever breaks one pays half of what it cost, says the new rule, and nobody has to say how it came about.\n\nRead ' +
        'more\n\n«Three libraries will lend tools from May, the county decided.\n\n' +
        'Drills are wanted most, a trial in Ostley has shown.\n\nWhoever breaks one pays half of what it cost, says the new rule, and ' +
        'nobody has to say how it came about.»',
      'Das Strandbad bleibt im Sommer geschlossen, teilte die Stadt am Dienstag mit.\n\nDie Filteranlage aus dem Jahr 1971 hat den ' +
        'Winter nicht überstanden.\n\n' +
        'Ersatzteile gibt es seit zwölf Jahren nicht mehr, sagte der Bademeister.\n\nEine neue Anlage kostet so viel wie zwei ' +
        'Schulküchen zusammen.\n\n' +
        '«Das Strandbad bleibt im Sommer geschlossen, teilte die Stadt am Dienstag mit.\n\nDie Filteranlage aus dem Jahr 1971 hat den ' +
        'Winter nicht überstanden.\n\n' +
        'Ersatzteile gibt es seit zwölf Jahren nicht mehr, sagte der Bademeister.\n\nEine neue Anlage kostet so viel wie zwei ' +
        'Schulküchen zusammen.»',
      'The choir of the miners sang for the last time on Saturday evening.\n\nIts youngest tenor is seventy-one, its oldest bass does ' +
        'not say.\n\n' +
        'The notes go to the museum, the blazers to the carnival club, and the piano stays where it is.\n\nMuseum\n\nCarnival\n\n' +
        '«The choir of the miners sang for the last time on Saturday evening.\n\nIts youngest tenor is seventy-one, its oldest bass ' +
        'does not say.\n\n' +
        'Updated\n\nThe notes go to the museum, the blazers to the carnival club, and the piano stays where it is.»\n\nMore than two ' +
        'hundred people stood outside and listened.',
      'A storm has closed the pass between the valleys since Thursday night.\n\nMilk from eleven farms goes round by the coast, at ' +
        'twice the price.\n\n' +
        'Snow ploughs turned back at the second bend, where the wall has come down, the road office said.\n\n«A storm has closed the ' +
        'pass between the valleys since Thursday night.\n\n' +
        'Milk from eleven farms goes round by the coast, at twice the price.\n\nSnow ploughs turned back at the second bend, where ' +
        'the wall has come down, the road office said.»\n\n' +
        'The doctor of the upper valley has moved into the school for the time being.',
      'Le marché couvert rouvrira en avril, a annoncé la mairie lundi soir.\n\nLa charpente de 1894 a été démontée, numérotée et ' +
        'remontée.\n\n' +
        'Trente étals sont promis, dont quatre aux pêcheurs de l\'étang.\n\nLes loyers resteront les mêmes jusqu\'à la fin de ' +
        'l\'année, dit l\'adjoint.\n\n' +
        '«Le marché couvert rouvrira en avril, a annoncé la mairie lundi soir.\n\nLa charpente de 1894 a été démontée, numérotée et ' +
        'remontée.\n\n' +
        'Trente étals sont promis, dont quatre aux pêcheurs de l\'étang.\n\nLes loyers resteront les mêmes jusqu\'à la fin de ' +
        'l\'année, dit l\'adjoint.»',
      'Bees swarmed into the ticket office of the station at Calne on Friday.\n\nTickets were sold from a bench until the beekeeper ' +
        'had dined.\n\n' +
        'He took eleven thousand of them home in a hat box, by his count.\n\nOne train left without a single passenger having paid.\n\n' +
        '«Bees swarmed into the ticket office of the station at Calne on Friday.\n\nTickets were sold from a bench until the ' +
        'beekeeper had dined.\n\n' +
        'He took eleven thousand of them home in a hat box, by his count.\n\nOne train left without a single passenger having paid.»',
      'The ferry to Holm sails again from Monday, its owner said.\n\nIts new engine comes from a tug that was broken up in March.\n\n' +
        'Cars pay what they paid before, and whoever comes on foot with a bicycle goes free of charge until the end of the ' +
        'summer.\n\nSection: Coast\n\n' +
        '«The ferry to Holm sails again from Monday, its owner said. Its new engine comes from a tug that was broken up in March. ' +
        'Cars pay what they paid before, and whoever comes on foot with a bicycle goes free of charge until the end of the summer.»',
    ],
    right: [
      'The river takes the stones away, the people of the valley sing.\n\nAnd nobody remembers now the names that we have carved.\n\n' +
        'The river takes the stones away, the people of the valley sing.\n\nAnd nobody remembers now the songs that we have made.',
      'The company declined to comment on any of the three accounts.\n\nA driver said that he had been told to keep the doors shut.\n\n' +
        'The company declined to comment on any of the three accounts.\n\nA passenger said that she had opened one with a shoe.\n\n' +
        'The company declined to comment on any of the three accounts.',
      'Q: Do you stand by what you wrote about the harbour?\n\nA: I do, every word of it.\n\nQ: Do you stand by what you wrote about ' +
        'the mole?\n\nA: I do, every word of it.',
      '10.15: One lane of the bridge is open, the police say on the radio.\n\n10.40: Both lanes of the bridge are closed, the police ' +
        'say on the radio.\n\n' +
        '11.05: One lane of the bridge is open, the police say on the radio.',
      'He read the first sentence of the letter aloud and put it down.\n\n"You will not find us at home," it said.\n\nHe picked it up ' +
        'and read it aloud once more.\n\n' +
        '"You will not find us at home," it said.',
      'The sea is calm today, said the forecast for the northern coast.\n\nThe sea is calm today, said the forecast for the southern ' +
        'coast.\n\n' +
        'Between the two of them nine boats were lost.',
      'Corrections\n\nA report on Monday gave the wrong age of the mayor of Lund.\n\nA report on Monday gave the wrong age of the ' +
        'mayor of Berrow.',
      'Sentence one of the oath is the one that everybody knows by heart.\n\nThe clerk read it, and the new members repeated it.\n\n' +
        '"I will serve the county," they said.\n\nThe clerk read it, and the new members repeated it.\n\nThen they sat down.',
    ],
  },
})
