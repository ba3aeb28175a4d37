<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
    <context>
        <name />
        <message>
            <source>Plug it in, close other programs that use it, allow access to it in the system's settings, or choose another number.</source>
            <translation>Schließen Sie sie an, schließen Sie andere Programme, die sie benutzen, erlauben Sie den Zugriff in den Einstellungen des Systems, oder wählen Sie eine andere Nummer.</translation>
        </message>
        <message>
            <source>Camera {number}</source>
            <translation>Kamera {number}</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>Where the shares change, found automatically</source>
            <translation>Wo sich die Anteile ändern, automatisch gefunden</translation>
        </message>
        <message>
            <source>The shares change at {time}; strength {number} of 100</source>
            <translation>Die Anteile ändern sich bei {time}; Stärke {number} von 100</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>Marken</translation>
        </message>
        <message>
            <source>Markers of this session</source>
            <translation>Marken dieser Sitzung</translation>
        </message>
        <message>
            <source>what follows is left out</source>
            <translation>was folgt, bleibt ausgenommen</translation>
        </message>
        <message>
            <source>Screen {number}, {width} × {height}</source>
            <translation>Bildschirm {number}, {width} × {height}</translation>
        </message>
        <message>
            <source>Web page</source>
            <translation>Webseite</translation>
        </message>
        <message>
            <source>PDF document</source>
            <translation>PDF-Dokument</translation>
        </message>
        <message>
            <source>Table, CSV</source>
            <translation>Tabelle, CSV</translation>
        </message>
        <message>
            <source>Excel workbook</source>
            <translation>Excel-Arbeitsmappe</translation>
        </message>
        <message>
            <source>Everything, JSON</source>
            <translation>Alles, JSON</translation>
        </message>
        <message>
            <source>The database was damaged. It was put aside as {path}, and a new one was begun.</source>
            <translation>Die Datenbank war beschädigt. Sie wurde als {path} beiseitegelegt und eine neue begonnen.</translation>
        </message>
        <message>
            <source>What could not be saved the last time was kept in a file and is in the database now: {titles}</source>
            <translation>Was beim letzten Mal nicht gespeichert werden konnte, lag in einer Datei und ist jetzt in der Datenbank: {titles}</translation>
        </message>
        <message>
            <source>your own</source>
            <translation>eigene</translation>
        </message>
        <message>
            <source>from the markers</source>
            <translation>nach den Marken</translation>
        </message>
        <message>
            <source>C&amp;ount again</source>
            <translation>&amp;Wieder zählen</translation>
        </message>
        <message>
            <source>Segments</source>
            <translation>Abschnitte</translation>
        </message>
        <message>
            <source>Segments of this session</source>
            <translation>Abschnitte dieser Sitzung</translation>
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation>{start} bis {end}</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Hinzufügen</translation>
        </message>
        <message>
            <source>Re&amp;move</source>
            <translation>&amp;Entfernen</translation>
        </message>
        <message>
            <source>Offer the CO&amp;PUS codes as well</source>
            <translation>Auch die CO&amp;PUS-Codes anbieten</translation>
        </message>
        <message>
            <source>Mark with Ctrl+Alt and the &amp;key while another window is in front</source>
            <translation>Mit Strg+Alt und der &amp;Taste markieren, während ein anderes Fenster vorn ist</translation>
        </message>
        <message>
            <source>New marker</source>
            <translation>Neue Marke</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>ausgenommen</translation>
        </message>
        <message>
            <source>One key marks a moment and begins a segment. A break is left out of every figure until the next marker. Double-click or press F2 to change a cell.</source>
            <translation>Eine Taste markiert einen Augenblick und beginnt einen Abschnitt. Eine Pause bleibt bis zur nächsten Marke von allen Zahlen ausgenommen. Zum Ändern einer Zelle doppelklicken oder F2 drücken.</translation>
        </message>
        <message>
            <source>COPUS (Smith and others, 2013) notes what students and instructor do, in bins of two minutes.</source>
            <translation>COPUS (Smith und andere, 2013) hält in Schritten von zwei Minuten fest, was Studierende und Lehrende tun.</translation>
        </message>
        <message>
            <source>“{key}” is no key for a marker: one letter from A to Z or one digit.</source>
            <translation>„{key}“ ist keine Taste für eine Marke: ein Buchstabe von A bis Z oder eine Ziffer.</translation>
        </message>
        <message>
            <source>The key {key} stands there twice.</source>
            <translation>Die Taste {key} steht zweimal da.</translation>
        </message>
        <message>
            <source>The marker on the key {key} needs a label.</source>
            <translation>Die Marke auf der Taste {key} braucht eine Bezeichnung.</translation>
        </message>
        <message>
            <source>The label of the key {key} is too long: at most 80 characters.</source>
            <translation>Die Bezeichnung der Taste {key} ist zu lang: höchstens 80 Zeichen.</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Bezeichnung</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Taste</translation>
        </message>
        <message>
            <source>Break</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Marker keys</source>
            <translation>Markentasten</translation>
        </message>
        <message>
            <source>Expression Monitor</source>
            <translation>Expression Monitor</translation>
        </message>
        <message>
            <source>Engagement Monitor</source>
            <translation>Engagement Monitor</translation>
        </message>
        <message>
            <source>Positive-looking faces</source>
            <translation>Positiv wirkende Gesichter</translation>
        </message>
        <message>
            <source>Neutral-looking faces</source>
            <translation>Neutral wirkende Gesichter</translation>
        </message>
        <message>
            <source>Negative-looking faces</source>
            <translation>Negativ wirkende Gesichter</translation>
        </message>
        <message>
            <source>Smile-like faces</source>
            <translation>Lächelartige Gesichter</translation>
        </message>
        <message>
            <source>Even faces</source>
            <translation>Unbewegte Gesichter</translation>
        </message>
        <message>
            <source>Frown-like faces</source>
            <translation>Stirnrunzelartige Gesichter</translation>
        </message>
        <message>
            <source>share of smile-like faces</source>
            <translation>Anteil lächelartiger Gesichter</translation>
        </message>
        <message>
            <source>share of positive-looking faces</source>
            <translation>Anteil positiv wirkender Gesichter</translation>
        </message>
        <message>
            <source>The program shows in which minutes of a lecture more or fewer of the faces in the room had a smile-like or a frown-like expression. It looks through a camera or at a recording, finds faces, sorts each by its expression, and draws the shares over the time of the lecture.</source>
            <translation>Das Programm zeigt, in welchen Minuten einer Vorlesung mehr oder weniger Gesichter im Raum einen lächelartigen oder stirnrunzelartigen Ausdruck hatten. Es schaut durch eine Kamera oder in eine Aufnahme, findet Gesichter, ordnet jedes nach seinem Ausdruck ein und zeichnet die Anteile über die Zeit der Vorlesung.</translation>
        </message>
        <message>
            <source>The program shows in which minutes of a lecture the faces in the room looked more positive or more negative. It looks through a camera or at a recording, finds faces, sorts each into positive-, neutral- or negative-looking, and draws the shares over the time of the lecture.</source>
            <translation>Das Programm zeigt, in welchen Minuten einer Vorlesung die Gesichter im Raum positiver oder negativer wirkten. Es schaut durch eine Kamera oder in eine Aufnahme, findet Gesichter, ordnet jedes als positiv, neutral oder negativ wirkend ein und zeichnet die Anteile über die Zeit der Vorlesung.</translation>
        </message>
        <message>
            <source>It counts how many of the faces in view are smile-like, even or frown-like, a few times a second.</source>
            <translation>Es zählt einige Male in der Sekunde, wie viele der sichtbaren Gesichter lächelartig, unbewegt oder stirnrunzelartig sind.</translation>
        </message>
        <message>
            <source>It counts how many of the faces in view look positive, neutral or negative, a few times a second.</source>
            <translation>Es zählt einige Male in der Sekunde, wie viele der sichtbaren Gesichter positiv, neutral oder negativ wirken.</translation>
        </message>
        <message>
            <source>The shares are corrected for mistakes the model is known to make, and every share comes with a range: the truth should lie within it 95 times in 100. Where no face can be seen it shows a gap, not a guess.</source>
            <translation>Die Anteile sind um die Fehler berichtigt, die das Modell bekanntermaßen macht, und zu jedem Anteil gehört ein Bereich: Der wahre Wert sollte in 95 von 100 Fällen darin liegen. Wo kein Gesicht zu sehen ist, zeigt es eine Lücke und rät nicht.</translation>
        </message>
        <message>
            <source>Smile-like</source>
            <translation>Lächelartig</translation>
        </message>
        <message>
            <source>Even</source>
            <translation>Unbewegt</translation>
        </message>
        <message>
            <source>Frown-like</source>
            <translation>Stirnrunzelartig</translation>
        </message>
        <message>
            <source>Positive-looking</source>
            <translation>Positiv wirkend</translation>
        </message>
        <message>
            <source>Neutral-looking</source>
            <translation>Neutral wirkend</translation>
        </message>
        <message>
            <source>Negative-looking</source>
            <translation>Negativ wirkend</translation>
        </message>
        <message>
            <source>no face in view</source>
            <translation>kein Gesicht zu sehen</translation>
        </message>
        <message>
            <source>no picture analysed</source>
            <translation>kein Bild ausgewertet</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>▲ up</source>
            <translation>▲ höher</translation>
        </message>
        <message>
            <source>▼ down</source>
            <translation>▼ niedriger</translation>
        </message>
        <message>
            <source>unclear</source>
            <translation>unklar</translation>
        </message>
        <message>
            <source>recording now</source>
            <translation>wird gerade aufgezeichnet</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>unterbrochen</translation>
        </message>
        <message>
            <source>{day} {number} {month} {year}, {time}</source>
            <translation>{day} {number}. {month} {year}, {time}</translation>
        </message>
        <message>
            <source>1 face</source>
            <translation>1 Gesicht</translation>
        </message>
        <message>
            <source>{n} faces</source>
            <translation>{n} Gesichter</translation>
        </message>
        <message>
            <source>The European Union's AI Act does not hold outside the EU; other laws and your institution's own rules may. Ask who is responsible, and ask the people in view.</source>
            <translation>Außerhalb der EU gilt das KI-Gesetz der Europäischen Union nicht; andere Gesetze und die Regeln Ihrer Einrichtung können gelten. Fragen Sie, wer zuständig ist, und fragen Sie die Menschen im Bild.</translation>
        </message>
        <message>
            <source>In the European Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) forbids such systems in workplaces and education institutions. Anywhere else in the EU the people in view must be told (Article 50(3)), and data protection law holds as well.</source>
            <translation>In der Europäischen Union verbietet Artikel 5 Absatz 1 Buchstabe f des KI-Gesetzes (Verordnung (EU) 2024/1689) solche Systeme am Arbeitsplatz und in Bildungseinrichtungen. Überall sonst in der EU muss es den Menschen im Bild gesagt werden (Artikel 50 Absatz 3), und das Datenschutzrecht gilt ebenfalls.</translation>
        </message>
        <message>
            <source>In the European Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) forbids AI systems that infer the emotions of natural persons in workplaces and education institutions, since 2 February 2025, except for medical or safety reasons.</source>
            <translation>In der Europäischen Union verbietet Artikel 5 Absatz 1 Buchstabe f des KI-Gesetzes (Verordnung (EU) 2024/1689) seit dem 2. Februar 2025 KI-Systeme, die am Arbeitsplatz und in Bildungseinrichtungen Emotionen natürlicher Personen ableiten, außer aus medizinischen Gründen oder Sicherheitsgründen.</translation>
        </message>
        <message>
            <source>Until somebody says who uses the program where, only the demo may start.</source>
            <translation>Bis jemand sagt, wer das Programm wo benutzt, kann nur die Vorführung starten.</translation>
        </message>
        <message>
            <source>So only the demo may start here.</source>
            <translation>Darum kann hier nur die Vorführung starten.</translation>
        </message>
        <message>
            <source>Only the demo may start until the purpose is stated in your own words.</source>
            <translation>Nur die Vorführung kann starten, bis der Zweck in Ihren eigenen Worten angegeben ist.</translation>
        </message>
        <message>
            <source>Sessions may start.</source>
            <translation>Sitzungen können starten.</translation>
        </message>
        <message>
            <source>Sessions may start. Research is no exception that the rule itself names: Article 2(6) leaves out systems that serve scientific research alone. Whether yours does is your own responsibility. The purpose is kept with every session and printed on its report.</source>
            <translation>Sitzungen können starten. Forschung ist keine Ausnahme, die die Vorschrift selbst nennt: Artikel 2 Absatz 6 nimmt Systeme aus, die allein der wissenschaftlichen Forschung dienen. Ob das bei Ihnen so ist, verantworten Sie selbst. Der Zweck wird mit jeder Sitzung aufbewahrt und auf ihren Bericht gedruckt.</translation>
        </message>
        <message>
            <source>Sessions may start. The purpose is kept with every session and printed on its report.</source>
            <translation>Sitzungen können starten. Der Zweck wird mit jeder Sitzung aufbewahrt und auf ihren Bericht gedruckt.</translation>
        </message>
        <message>
            <source>{rule} {consequence} Say who uses the program where, and why, under Settings, Place and purpose; the command line takes --purpose with medical:, safety: or research: before your own words.</source>
            <translation>{rule} {consequence} Geben Sie unter Einstellungen, Ort und Zweck an, wer das Programm wo und wozu benutzt; auf der Kommandozeile steht dafür --purpose mit medical:, safety: oder research: vor Ihren eigenen Worten.</translation>
        </message>
        <message>
            <source>No session with people may start</source>
            <translation>Keine Sitzung mit Menschen kann starten</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Was es tut</translation>
        </message>
        <message>
            <source>What it stores</source>
            <translation>Was es speichert</translation>
        </message>
        <message>
            <source>Numbers only: for every second the number of faces, and for each face three probabilities, in an order that says nothing about who it was. No picture, no sound and nobody's identity. Everything stays on this computer; nothing is sent anywhere. You can delete a session at any time, and it is then gone.</source>
            <translation>Nur Zahlen: für jede Sekunde die Anzahl der Gesichter und für jedes Gesicht drei Wahrscheinlichkeiten, in einer Reihenfolge, die nicht verrät, wer es war. Kein Bild, kein Ton und niemandes Identität. Alles bleibt auf diesem Rechner; nichts wird irgendwohin gesendet. Sie können eine Sitzung jederzeit löschen, dann ist sie weg.</translation>
        </message>
        <message>
            <source>What it cannot know</source>
            <translation>Was es nicht wissen kann</translation>
        </message>
        <message>
            <source>What anybody feels, thinks or learns. A listening face often looks neutral or stern, a smile may be about the person in the next seat. Faces that are turned away, covered or far off are not counted, and the model is wrong more often for some people than for others. Look at changes over a lecture, not at single numbers.</source>
            <translation>Was jemand fühlt, denkt oder lernt. Ein zuhörendes Gesicht wirkt oft neutral oder streng, ein Lächeln kann dem Nachbarn gelten. Abgewandte, verdeckte oder weit entfernte Gesichter werden nicht gezählt, und das Modell irrt sich bei manchen Menschen öfter als bei anderen. Sehen Sie auf Änderungen über eine Vorlesung, nicht auf einzelne Zahlen.</translation>
        </message>
        <message>
            <source>What it may not be used for</source>
            <translation>Wozu es nicht benutzt werden darf</translation>
        </message>
        <message>
            <source>Never for judging a person: not for grades, attendance, discipline, or comparing teachers. In the European Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) has forbidden systems that infer emotions of people in education institutions and at work since 2 February 2025, except for medical or safety reasons. Whether you may use it where you are, and who has to agree, is for you to find out before you point it at anybody.</source>
            <translation>Nie, um eine Person zu beurteilen: nicht für Noten, Anwesenheit, Disziplin oder den Vergleich von Lehrenden. In der Europäischen Union verbietet Artikel 5 Absatz 1 Buchstabe f des KI-Gesetzes (Verordnung (EU) 2024/1689) seit dem 2. Februar 2025 Systeme, die in Bildungseinrichtungen und bei der Arbeit Emotionen von Menschen ableiten, außer aus medizinischen Gründen oder Sicherheitsgründen. Ob Sie es bei sich benutzen dürfen und wer zustimmen muss, müssen Sie herausfinden, bevor Sie es auf jemanden richten.</translation>
        </message>
        <message>
            <source>Who uses it where?</source>
            <translation>Wer benutzt es wo?</translation>
        </message>
        <message>
            <source>I have read this</source>
            <translation>Ich habe das gelesen</translation>
        </message>
        <message>
            <source>If something goes wrong, the log file helps to find out why: {path}</source>
            <translation>Wenn etwas schiefgeht, hilft die Protokolldatei, den Grund zu finden: {path}</translation>
        </message>
        <message>
            <source>What this program is, and is not</source>
            <translation>Was dieses Programm ist und was nicht</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Begin a session with this source</source>
            <translation>Eine Sitzung mit dieser Quelle beginnen</translation>
        </message>
        <message>
            <source>St&amp;art</source>
            <translation>Start&amp;en</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>Anha&amp;lten</translation>
        </message>
        <message>
            <source>Close the camera for a while; the time runs on</source>
            <translation>Die Kamera eine Weile schließen; die Zeit läuft weiter</translation>
        </message>
        <message>
            <source>&amp;Mark with a label…</source>
            <translation>Mit Bezeichnung &amp;markieren…</translation>
        </message>
        <message>
            <source>Mark this moment with a label of your own</source>
            <translation>Diesen Augenblick mit eigener Bezeichnung markieren</translation>
        </message>
        <message>
            <source>Mark this moment; such marks are numbered</source>
            <translation>Diesen Augenblick markieren; solche Marken werden nummeriert</translation>
        </message>
        <message>
            <source>&amp;Undo the last mark</source>
            <translation>Letzte Marke &amp;zurücknehmen</translation>
        </message>
        <message>
            <source>Take the last mark away again: Ctrl+Z</source>
            <translation>Die letzte Marke wieder wegnehmen: Strg+Z</translation>
        </message>
        <message>
            <source>End the session; everything is saved already</source>
            <translation>Die Sitzung beenden; alles ist schon gespeichert</translation>
        </message>
        <message>
            <source>St&amp;op</source>
            <translation>Been&amp;den</translation>
        </message>
        <message>
            <source>&amp;Resume</source>
            <translation>&amp;Fortsetzen</translation>
        </message>
        <message>
            <source>Nobody was seen.</source>
            <translation>Niemand war zu sehen.</translation>
        </message>
        <message>
            <source>About {faces} in view</source>
            <translation>Etwa {faces} im Bild</translation>
        </message>
        <message>
            <source>of {people} people in the room: {part}</source>
            <translation>von {people} Personen im Raum: {part}</translation>
        </message>
        <message>
            <source>a face in view {part} of the time</source>
            <translation>{part} der Zeit ein Gesicht im Bild</translation>
        </message>
        <message>
            <source>thirds of the picture not known</source>
            <translation>Bilddrittel nicht bekannt</translation>
        </message>
        <message>
            <source>back {back}, middle {middle}, front {front}</source>
            <translation>hinten {back}, Mitte {middle}, vorn {front}</translation>
        </message>
        <message>
            <source>Few faces were seen: read these numbers with care.</source>
            <translation>Es waren wenige Gesichter zu sehen: Lesen Sie diese Zahlen mit Vorsicht.</translation>
        </message>
        <message>
            <source>A small part of the room was seen: read these numbers with care.</source>
            <translation>Ein kleiner Teil des Raumes war zu sehen: Lesen Sie diese Zahlen mit Vorsicht.</translation>
        </message>
        <message>
            <source>Index {index} = {formula}</source>
            <translation>Index {index} = {formula}</translation>
        </message>
        <message>
            <source>How sure?</source>
            <translation>Wie sicher?</translation>
        </message>
        <message>
            <source>How often the model was right</source>
            <translation>Wie oft das Modell richtig lag</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>What the range means</source>
            <translation>Was der Bereich bedeutet</translation>
        </message>
        <message>
            <source>The range behind a number should hold the true share 95 times in 100. It is wide where few faces were seen or where the model errs often. Where two ranges overlap, a difference may be chance; the table says “unclear” where it may.</source>
            <translation>Der Bereich hinter einer Zahl sollte den wahren Anteil in 95 von 100 Fällen enthalten. Er ist breit, wo wenige Gesichter zu sehen waren oder das Modell oft irrt. Wo sich zwei Bereiche überschneiden, kann ein Unterschied Zufall sein; die Tabelle sagt dann „unklar“.</translation>
        </message>
        <message>
            <source>What the number means</source>
            <translation>Was die Zahl bedeutet</translation>
        </message>
        <message>
            <source>How faces look, not what people feel or whether they pay attention. It counts only the faces that the camera saw, and it is corrected for the mistakes below.</source>
            <translation>Wie Gesichter wirken, nicht was Menschen fühlen oder ob sie aufmerksam sind. Sie zählt nur die Gesichter, die die Kamera sah, und ist um die Fehler unten berichtigt.</translation>
        </message>
        <message>
            <source>The card of the model cannot be read.</source>
            <translation>Die Karte des Modells ist nicht lesbar.</translation>
        </message>
        <message>
            <source>On {faces} faces that people had labelled and that it never learnt from, it was right on {part}. A row holds the faces that people found to look so; a column, what the model took them for.</source>
            <translation>Bei {faces} Gesichtern, die Menschen eingeordnet hatten und aus denen es nie gelernt hat, lag es in {part} richtig. Eine Zeile enthält die Gesichter, die Menschen so fanden; eine Spalte, wofür das Modell sie hielt.</translation>
        </message>
        <message>
            <source>People said ↓
The model said →</source>
            <translation>Menschen sagten ↓
Das Modell sagte →</translation>
        </message>
        <message>
            <source>{truth}, taken for {predicted}</source>
            <translation>{truth}, gehalten für {predicted}</translation>
        </message>
        <message>
            <source>Model: {name}
SHA-256: {hash}</source>
            <translation>Modell: {name}
SHA-256: {hash}</translation>
        </message>
        <message>
            <source>Saved as {file}</source>
            <translation>Gespeichert als {file}</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>{n} selected sessions</source>
            <translation>{n} ausgewählte Sitzungen</translation>
        </message>
        <message>
            <source>{n} of {all} sessions are read.</source>
            <translation>{n} von {all} Sitzungen sind gelesen.</translation>
        </message>
        <message>
            <source>Comparing…</source>
            <translation>Vergleich läuft…</translation>
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation>E&amp;xportieren…</translation>
        </message>
        <message>
            <source>The list of sessions is read.</source>
            <translation>Die Liste der Sitzungen wird gelesen.</translation>
        </message>
        <message>
            <source>{n} sessions</source>
            <translation>{n} Sitzungen</translation>
        </message>
        <message>
            <source>the newest {n} of them</source>
            <translation>die neuesten {n} davon</translation>
        </message>
        <message>
            <source>No course yet</source>
            <translation>Noch kein Kurs</translation>
        </message>
        <message>
            <source>Give sessions the name of a course, or select several in Sessions and choose Compare.</source>
            <translation>Geben Sie Sitzungen den Namen eines Kurses, oder wählen Sie unter Sitzungen mehrere aus und dann Vergleichen.</translation>
        </message>
        <message>
            <source>One session only</source>
            <translation>Nur eine Sitzung</translation>
        </message>
        <message>
            <source>There is nothing to compare it with. It needs at least two sessions of the same course.</source>
            <translation>Es gibt nichts, womit sie verglichen werden könnte. Nötig sind mindestens zwei Sitzungen desselben Kurses.</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>Sitzungen</translation>
        </message>
        <message>
            <source>Sessions to compare</source>
            <translation>Zu vergleichende Sitzungen</translation>
        </message>
        <message>
            <source>Save the course report</source>
            <translation>Kursbericht speichern</translation>
        </message>
        <message>
            <source>No label occurs in two of these sessions. Markers and segments with the same label are compared here.</source>
            <translation>Keine Bezeichnung kommt in zwei dieser Sitzungen vor. Hier werden Marken und Abschnitte mit gleicher Bezeichnung verglichen.</translation>
        </message>
        <message>
            <source>Over the &amp;term</source>
            <translation>Über &amp;das Semester</translation>
        </message>
        <message>
            <source>By &amp;minute</source>
            <translation>Nach &amp;Minuten</translation>
        </message>
        <message>
            <source>By &amp;label</source>
            <translation>Nach Be&amp;zeichnung</translation>
        </message>
        <message>
            <source>At the top: against the session before, ▲ clearly higher, ▼ clearly lower, ≈ unclear.</source>
            <translation>Oben: gegenüber der Sitzung davor, ▲ deutlich höher, ▼ deutlich niedriger, ≈ unklar.</translation>
        </message>
        <message>
            <source>{share}. Against the last time: ▲ clearly higher, ▼ clearly lower; without a sign it is unclear.</source>
            <translation>{share}. Gegenüber dem letzten Mal: ▲ deutlich höher, ▼ deutlich niedriger; ohne Zeichen ist es unklar.</translation>
        </message>
        <message>
            <source>{n} more clear differences are marked below.</source>
            <translation>{n} weitere deutliche Unterschiede sind unten markiert.</translation>
        </message>
        <message>
            <source>{day} {month}</source>
            <translation>{day}. {month}</translation>
        </message>
        <message>
            <source>{low} to {high} points</source>
            <translation>{low} bis {high} Punkte</translation>
        </message>
        <message>
            <source>The {share} was clearly higher in {title} ({day}) than in the session before: {points}.</source>
            <translation>Der {share} war in {title} ({day}) deutlich höher als in der Sitzung davor: {points}.</translation>
        </message>
        <message>
            <source>The {share} was clearly lower in {title} ({day}) than in the session before: {points}.</source>
            <translation>Der {share} war in {title} ({day}) deutlich niedriger als in der Sitzung davor: {points}.</translation>
        </message>
        <message>
            <source>{label} differs clearly from the time before in {n} of {all} sessions: {days}.</source>
            <translation>{label} unterscheidet sich in {n} von {all} Sitzungen deutlich vom vorigen Mal: {days}.</translation>
        </message>
        <message>
            <source>These never differ clearly from the time before: {labels}.</source>
            <translation>Diese unterscheiden sich nie deutlich vom Mal davor: {labels}.</translation>
        </message>
        <message>
            <source>No session differs clearly from the one before it: the intervals are too wide to tell.</source>
            <translation>Keine Sitzung unterscheidet sich deutlich von der davor: Die Bereiche sind zu breit, um es zu sagen.</translation>
        </message>
        <message>
            <source>For {n} of {all} sessions it is unclear whether they differ from the one before.</source>
            <translation>Bei {n} von {all} Sitzungen ist unklar, ob sie sich von der davor unterscheiden.</translation>
        </message>
        <message>
            <source>Sessions whose numbers were made by different models are not compared.</source>
            <translation>Sitzungen, deren Zahlen von verschiedenen Modellen stammen, werden nicht verglichen.</translation>
        </message>
        <message>
            <source>In {n} of {all} sessions no face was seen.</source>
            <translation>In {n} von {all} Sitzungen war kein Gesicht zu sehen.</translation>
        </message>
        <message>
            <source>Students</source>
            <translation>Studierende</translation>
        </message>
        <message>
            <source>Instructor</source>
            <translation>Lehrende</translation>
        </message>
        <message>
            <source>Shares over time, the sessions above each other</source>
            <translation>Anteile über die Zeit, die Sitzungen untereinander</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>Kurs</translation>
        </message>
        <message>
            <source>Add a course</source>
            <translation>Kurs ergänzen</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>Raum</translation>
        </message>
        <message>
            <source>Add a room</source>
            <translation>Raum ergänzen</translation>
        </message>
        <message>
            <source>People in the room</source>
            <translation>Personen im Raum</translation>
        </message>
        <message>
            <source>How many?</source>
            <translation>Wie viele?</translation>
        </message>
        <message>
            <source>Type to change it</source>
            <translation>Zum Ändern tippen</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personen</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Add notes</source>
            <translation>Notizen ergänzen</translation>
        </message>
        <message>
            <source>{name}, share</source>
            <translation>{name}, Anteil</translation>
        </message>
        <message>
            <source>{name}, 95 % interval</source>
            <translation>{name}, 95-%-Bereich</translation>
        </message>
        <message>
            <source>The share of the faces in view, corrected for the mistakes the model is known to make.
The true share should lie within the range behind it 95 times in 100.</source>
            <translation>Der Anteil der sichtbaren Gesichter, um die bekannten Fehler des Modells berichtigt.
Der wahre Anteil sollte in 95 von 100 Fällen im Bereich dahinter liegen.</translation>
        </message>
        <message>
            <source>Not possible here: under Wayland no program sees keys that are meant for another window.</source>
            <translation>Hier nicht möglich: Unter Wayland sieht kein Programm Tasten, die für ein anderes Fenster bestimmt sind.</translation>
        </message>
        <message>
            <source>Not possible here: there is no keyboard to listen to.</source>
            <translation>Hier nicht möglich: Es gibt keine Tastatur, auf die zu achten wäre.</translation>
        </message>
        <message>
            <source>Needs the Python package pynput; install the program with its part global-keys.</source>
            <translation>Braucht das Python-Paket pynput; installieren Sie das Programm mit dem Teil global-keys.</translation>
        </message>
        <message>
            <source>macOS asks first: allow the program under System Settings, Privacy &amp; Security, Input Monitoring. Listens only while a session runs, and keeps no key.</source>
            <translation>macOS fragt zuerst: Erlauben Sie es dem Programm in den Systemeinstellungen unter Datenschutz &amp; Sicherheit, Eingabeüberwachung. Es hört nur zu, während eine Sitzung läuft, und behält keine Taste.</translation>
        </message>
        <message>
            <source>Listens only while a session runs, and keeps no key.</source>
            <translation>Hört nur zu, während eine Sitzung läuft, und behält keine Taste.</translation>
        </message>
        <message>
            <source>Keys cannot be seen while another window is in front ({why}).</source>
            <translation>Tasten sind nicht zu sehen, während ein anderes Fenster vorn ist ({why}).</translation>
        </message>
        <message>
            <source>No pictures are stored</source>
            <translation>Keine Bilder werden gespeichert</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Frames</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>On for the preview</source>
            <translation>An für die Vorschau</translation>
        </message>
        <message>
            <source>Camera off</source>
            <translation>Kamera aus</translation>
        </message>
        <message>
            <source>Sessions are saved to {place}</source>
            <translation>Sitzungen werden in {place} gespeichert</translation>
        </message>
        <message>
            <source>Stream</source>
            <translation>Datenstrom</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>Bildschirm</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Aufnahme</translation>
        </message>
        <message>
            <source>Demo lecture</source>
            <translation>Beispielvorlesung</translation>
        </message>
        <message>
            <source>{source} gone</source>
            <translation>{source} weg</translation>
        </message>
        <message>
            <source>{source} closed</source>
            <translation>{source} geschlossen</translation>
        </message>
        <message>
            <source>{source} on</source>
            <translation>{source} an</translation>
        </message>
        <message>
            <source>Not saved at the moment</source>
            <translation>Zurzeit nicht gespeichert</translation>
        </message>
        <message>
            <source>Saved until {time}</source>
            <translation>Gespeichert bis {time}</translation>
        </message>
        <message>
            <source>{rate} frames/s read</source>
            <translation>{rate} Bilder/s gelesen</translation>
        </message>
        <message>
            <source>{rate} analysed</source>
            <translation>{rate} ausgewertet</translation>
        </message>
        <message>
            <source>{number} dropped</source>
            <translation>{number} ausgelassen</translation>
        </message>
        <message>
            <source>none dropped</source>
            <translation>keines ausgelassen</translation>
        </message>
        <message>
            <source>{delay} ms behind</source>
            <translation>{delay} ms im Rückstand</translation>
        </message>
        <message>
            <source>Read: frames that came in. Analysed: frames in which faces were looked for; a few a second are enough.
Dropped: frames that would have been analysed, had the computer not been busy with the one before.
Behind: how long after its capture a frame's result is there. Last: what runs the model, and on what.</source>
            <translation>Gelesen: Bilder, die ankamen. Ausgewertet: Bilder, in denen Gesichter gesucht wurden; einige in der Sekunde genügen.
Ausgelassen: Bilder, die ausgewertet worden wären, wäre der Rechner nicht mit dem vorigen beschäftigt gewesen.
Rückstand: wie lange nach der Aufnahme das Ergebnis eines Bildes da ist. Zuletzt: was das Modell ausführt und worauf.</translation>
        </message>
        <message>
            <source>{share}, by label and session</source>
            <translation>{share}, nach Bezeichnung und Sitzung</translation>
        </message>
        <message>
            <source>Not in this session, or no face was seen</source>
            <translation>Nicht in dieser Sitzung, oder kein Gesicht zu sehen</translation>
        </message>
        <message>
            <source>Against the last time: {points}</source>
            <translation>Gegenüber dem letzten Mal: {points}</translation>
        </message>
        <message>
            <source>Ready when you are</source>
            <translation>Bereit, wenn Sie es sind</translation>
        </message>
        <message>
            <source>Try the demo lecture</source>
            <translation>Die Beispielvorlesung ausprobieren</translation>
        </message>
        <message>
            <source>The source is being opened and the model loaded. This takes a few seconds.</source>
            <translation>Die Quelle wird geöffnet und das Modell geladen. Das dauert einige Sekunden.</translation>
        </message>
        <message>
            <source>Getting ready…</source>
            <translation>Vorbereitung…</translation>
        </message>
        <message>
            <source>What was seen is stored as numbers. No picture was kept.</source>
            <translation>Was zu sehen war, ist als Zahlen gespeichert. Kein Bild wurde behalten.</translation>
        </message>
        <message>
            <source>The session is saved</source>
            <translation>Die Sitzung ist gespeichert</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Ansehen</translation>
        </message>
        <message>
            <source>Opening the source…</source>
            <translation>Quelle wird geöffnet…</translation>
        </message>
        <message>
            <source>Preview: nothing is analysed and nothing is stored.</source>
            <translation>Vorschau: nichts wird ausgewertet und nichts gespeichert.</translation>
        </message>
        <message>
            <source>No clear change in the last {minutes} minutes</source>
            <translation>Keine deutliche Änderung in den letzten {minutes} Minuten</translation>
        </message>
        <message>
            <source>Clearly more {look} faces than {minutes} minutes ago</source>
            <translation>Deutlich mehr Gesichter „{look}“ als vor {minutes} Minuten</translation>
        </message>
        <message>
            <source>Clearly fewer {look} faces than {minutes} minutes ago</source>
            <translation>Deutlich weniger Gesichter „{look}“ als vor {minutes} Minuten</translation>
        </message>
        <message>
            <source>{look}: {share} over the last minute, above your limit of {limit}</source>
            <translation>{look}: {share} in der letzten Minute, über Ihrer Grenze von {limit}</translation>
        </message>
        <message>
            <source>few faces</source>
            <translation>wenige Gesichter</translation>
        </message>
        <message>
            <source>few of those present</source>
            <translation>wenige der Anwesenden</translation>
        </message>
        <message>
            <source>Paused: the camera is closed</source>
            <translation>Angehalten: Die Kamera ist geschlossen</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Wird beendet…</translation>
        </message>
        <message>
            <source>Choose a camera, a screen or a recording above and press Start. The demo lecture needs none of them: it is a painted class, made to try the program with.</source>
            <translation>Wählen Sie oben eine Kamera, einen Bildschirm oder eine Aufnahme und drücken Sie Starten. Die Beispielvorlesung braucht nichts davon: Sie ist eine gemalte Klasse zum Ausprobieren.</translation>
        </message>
        <message>
            <source>This is a mistake in the program, not in what you did. Please report it with the log file (see Help).</source>
            <translation>Das ist ein Fehler im Programm, nicht in dem, was Sie getan haben. Bitte melden Sie ihn mit der Protokolldatei (siehe Hilfe).</translation>
        </message>
        <message>
            <source>The session ended by itself</source>
            <translation>Die Sitzung endete von selbst</translation>
        </message>
        <message>
            <source>What was seen until then is saved.</source>
            <translation>Was bis dahin zu sehen war, ist gespeichert.</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Neu starten</translation>
        </message>
        <message>
            <source>Mark {number}</source>
            <translation>Marke {number}</translation>
        </message>
        <message>
            <source>Index, with the formula below it</source>
            <translation>Index, mit der Formel darunter</translation>
        </message>
        <message>
            <source>Index</source>
            <translation>Index</translation>
        </message>
        <message>
            <source>Faces in view</source>
            <translation>Gesichter im Bild</translation>
        </message>
        <message>
            <source>Elapsed</source>
            <translation>Vergangen</translation>
        </message>
        <message>
            <source>Trend</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Faces by thirds of the picture</source>
            <translation>Gesichter nach Bilddritteln</translation>
        </message>
        <message>
            <source>Faces in the upper, the middle and the lower third of the picture: the back of the class to its front</source>
            <translation>Gesichter im oberen, mittleren und unteren Drittel des Bildes: von hinten nach vorn in der Klasse</translation>
        </message>
        <message>
            <source>Share of the faces in view, this second</source>
            <translation>Anteil der sichtbaren Gesichter, diese Sekunde</translation>
        </message>
        <message>
            <source>{seen} of {count}</source>
            <translation>{seen} von {count}</translation>
        </message>
        <message>
            <source>Break: left out</source>
            <translation>Pause: ausgenommen</translation>
        </message>
        <message>
            <source>Share of the faces in view, at the end</source>
            <translation>Anteil der sichtbaren Gesichter, am Ende</translation>
        </message>
        <message>
            <source>Nothing to show: {reason}</source>
            <translation>Nichts zu zeigen: {reason}</translation>
        </message>
        <message>
            <source>New topic</source>
            <translation>Neues Thema</translation>
        </message>
        <message>
            <source>Exercise</source>
            <translation>Übung</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Frage</translation>
        </message>
        <message>
            <source>Discussion</source>
            <translation>Diskussion</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>Marke</translation>
        </message>
        <message>
            <source>Label…</source>
            <translation>Bezeichnung…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Mark at {time}:</source>
            <translation>Marke bei {time}:</translation>
        </message>
        <message>
            <source>Mark: {label}</source>
            <translation>Marke: {label}</translation>
        </message>
        <message>
            <source>{label}: a break, left out of every figure</source>
            <translation>{label}: eine Pause, von allen Zahlen ausgenommen</translation>
        </message>
        <message>
            <source>Label, then Enter; Esc leaves it</source>
            <translation>Bezeichnung, dann Eingabe; Esc verlässt sie</translation>
        </message>
        <message>
            <source>Label of the mark</source>
            <translation>Bezeichnung der Marke</translation>
        </message>
        <message>
            <source>&amp;Compact strip above all windows</source>
            <translation>&amp;Schmaler Streifen über allen Fenstern</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>&amp;Vollbild</translation>
        </message>
        <message>
            <source>&amp;Session</source>
            <translation>&amp;Sitzung</translation>
        </message>
        <message>
            <source>Open a re&amp;cording…</source>
            <translation>&amp;Aufnahme öffnen…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>&amp;Einstellungen…</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Appearance</source>
            <translation>&amp;Erscheinungsbild</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>What this program &amp;is</source>
            <translation>&amp;Was dieses Programm ist</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>&amp;Tasten</translation>
        </message>
        <message>
            <source>&amp;Who uses it where…</source>
            <translation>Wer benutzt es w&amp;o?…</translation>
        </message>
        <message>
            <source>No clear change within a minute.</source>
            <translation>Keine deutliche Änderung innerhalb einer Minute.</translation>
        </message>
        <message>
            <source>Worth a look</source>
            <translation>Einen Blick wert</translation>
        </message>
        <message>
            <source>The largest clear changes of the {share}</source>
            <translation>Die größten deutlichen Änderungen beim {share}</translation>
        </message>
        <message>
            <source>Moments worth a look</source>
            <translation>Augenblicke, die einen Blick wert sind</translation>
        </message>
        <message>
            <source>up</source>
            <translation>hinauf</translation>
        </message>
        <message>
            <source>down</source>
            <translation>hinab</translation>
        </message>
        <message>
            <source>At {time} the {share} goes {way}: {before} in the half-minute before, {after} after</source>
            <translation>Bei {time} geht der {share} {way}: {before} in der halben Minute davor, {after} danach</translation>
        </message>
        <message>
            <source>Shows, blurs or hides the people on this screen. What is measured stays the same, and no picture is stored either way. Blurred: faces that are found, so one that turns away can be seen for a moment; the whole picture, while the computer is too slow to find them in time.</source>
            <translation>Zeigt, verwischt oder verbirgt die Menschen auf diesem Bildschirm. Was gemessen wird, bleibt gleich, und in keinem Fall wird ein Bild gespeichert. Verwischt: gefundene Gesichter; eines, das sich abwendet, kann also einen Augenblick zu sehen sein; das ganze Bild, solange der Rechner zu langsam ist, sie rechtzeitig zu finden.</translation>
        </message>
        <message>
            <source>Faces shown</source>
            <translation>Gesichter gezeigt</translation>
        </message>
        <message>
            <source>Faces blurred</source>
            <translation>Gesichter verwischt</translation>
        </message>
        <message>
            <source>Picture hidden</source>
            <translation>Bild verborgen</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>Camera picture with a box around every face</source>
            <translation>Kamerabild mit einem Rahmen um jedes Gesicht</translation>
        </message>
        <message>
            <source>&amp;Label…</source>
            <translation>&amp;Bezeichnung…</translation>
        </message>
        <message>
            <source>&amp;Split at the cursor</source>
            <translation>Am Zeiger &amp;teilen</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Teilen</translation>
        </message>
        <message>
            <source>&amp;Merge with the next</source>
            <translation>Mit dem nächsten &amp;verbinden</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Leave &amp;out</source>
            <translation>A&amp;usnehmen</translation>
        </message>
        <message>
            <source>Use the &amp;automatic ones</source>
            <translation>Die &amp;automatischen nehmen</translation>
        </message>
        <message>
            <source>Use automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>&amp;Back to the markers</source>
            <translation>&amp;Zurück zu den Marken</translation>
        </message>
        <message>
            <source>Back to markers</source>
            <translation>Zurück zu Marken</translation>
        </message>
        <message>
            <source>&amp;New marker at the cursor</source>
            <translation>&amp;Neue Marke am Zeiger</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Entfernen</translation>
        </message>
        <message>
            <source>Starts a &amp;break, or no longer</source>
            <translation>Beginnt eine &amp;Pause, oder nicht mehr</translation>
        </message>
        <message>
            <source>&amp;Previous moment</source>
            <translation>Voriger &amp;Augenblick</translation>
        </message>
        <message>
            <source>Ne&amp;xt moment</source>
            <translation>Nä&amp;chster Augenblick</translation>
        </message>
        <message>
            <source>Whether the {share} differs from the segment before by more than chance</source>
            <translation>Ob sich der {share} vom Abschnitt davor um mehr als den Zufall unterscheidet</translation>
        </message>
        <message>
            <source>The share of the faces in view, and the range that should hold the true share 95 times in 100</source>
            <translation>Der Anteil der sichtbaren Gesichter und der Bereich, der den wahren Anteil in 95 von 100 Fällen enthalten sollte</translation>
        </message>
        <message>
            <source>Segment</source>
            <translation>Abschnitt</translation>
        </message>
        <message>
            <source>Press F2 to label it</source>
            <translation>F2 drücken, um ihn zu benennen</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>The shares weighted as written above the timeline</source>
            <translation>Die Anteile, gewichtet wie über der Zeitachse angegeben</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Änderung</translation>
        </message>
        <message>
            <source>Faces</source>
            <translation>Gesichter</translation>
        </message>
        <message>
            <source>How many faces were seen at once, and which part of the people in the room they are</source>
            <translation>Wie viele Gesichter zugleich zu sehen waren und welchen Teil der Personen im Raum das ausmacht</translation>
        </message>
        <message>
            <source>This segment is left out of every figure</source>
            <translation>Dieser Abschnitt ist von allen Zahlen ausgenommen</translation>
        </message>
        <message>
            <source>Few faces were seen: read this number with care</source>
            <translation>Wenige Gesichter waren zu sehen: Lesen Sie diese Zahl mit Vorsicht</translation>
        </message>
        <message>
            <source>A small part of the room was seen: read this number with care</source>
            <translation>Ein kleiner Teil des Raumes war zu sehen: Lesen Sie diese Zahl mit Vorsicht</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>&amp;Vergleichen</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Löschen</translation>
        </message>
        <message>
            <source>Set c&amp;ourse…</source>
            <translation>&amp;Kurs setzen…</translation>
        </message>
        <message>
            <source>{n} more</source>
            <translation>{n} weitere</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} bis {last}</translation>
        </message>
        <message>
            <source>{length} together</source>
            <translation>zusammen {length}</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>&amp;Importieren…</translation>
        </message>
        <message>
            <source>All courses</source>
            <translation>Alle Kurse</translation>
        </message>
        <message>
            <source>1 session</source>
            <translation>1 Sitzung</translation>
        </message>
        <message>
            <source>{n} of {all} sessions</source>
            <translation>{n} von {all} Sitzungen</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Words in title, course, room or notes, or a date: 2026-11, Tue, November</source>
            <translation>Wörter aus Titel, Kurs, Raum oder Notizen, oder ein Datum: 2026-11, Di, November</translation>
        </message>
        <message>
            <source>Search sessions</source>
            <translation>Sitzungen suchen</translation>
        </message>
        <message>
            <source>Import session files (*{suffix})</source>
            <translation>Sitzungsdateien importieren (*{suffix})</translation>
        </message>
        <message>
            <source>Only this course</source>
            <translation>Nur dieser Kurs</translation>
        </message>
        <message>
            <source>Only from this time</source>
            <translation>Nur aus dieser Zeit</translation>
        </message>
        <message>
            <source>Stored sessions</source>
            <translation>Gespeicherte Sitzungen</translation>
        </message>
        <message>
            <source>split {label}</source>
            <translation>{label} teilen</translation>
        </message>
        <message>
            <source>merge {label}</source>
            <translation>{label} verbinden</translation>
        </message>
        <message>
            <source>count {label} again</source>
            <translation>{label} wieder zählen</translation>
        </message>
        <message>
            <source>leave out {label}</source>
            <translation>{label} ausnehmen</translation>
        </message>
        <message>
            <source>label {label}</source>
            <translation>{label} benennen</translation>
        </message>
        <message>
            <source>move the end of {label}</source>
            <translation>das Ende von {label} verschieben</translation>
        </message>
        <message>
            <source>Part {number}</source>
            <translation>Teil {number}</translation>
        </message>
        <message>
            <source>use the automatic segments</source>
            <translation>die automatischen Abschnitte nehmen</translation>
        </message>
        <message>
            <source>back to the markers</source>
            <translation>zurück zu den Marken</translation>
        </message>
        <message>
            <source>add a marker at {time}</source>
            <translation>eine Marke bei {time} setzen</translation>
        </message>
        <message>
            <source>remove marker {label}</source>
            <translation>Marke {label} entfernen</translation>
        </message>
        <message>
            <source>label marker {label}</source>
            <translation>Marke {label} benennen</translation>
        </message>
        <message>
            <source>marker {label} starts no break</source>
            <translation>Marke {label} beginnt keine Pause</translation>
        </message>
        <message>
            <source>marker {label} starts a break</source>
            <translation>Marke {label} beginnt eine Pause</translation>
        </message>
        <message>
            <source>move marker {label}</source>
            <translation>Marke {label} verschieben</translation>
        </message>
        <message>
            <source>‘{label}’</source>
            <translation>‚{label}‘</translation>
        </message>
        <message>
            <source>optional</source>
            <translation>freiwillig</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>How many people are in the room: shows which part of them the numbers speak of</source>
            <translation>Wie viele Personen im Raum sind: zeigt, von welchem Teil von ihnen die Zahlen sprechen</translation>
        </message>
        <message>
            <source>&amp;Room</source>
            <translation>&amp;Raum</translation>
        </message>
        <message>
            <source>Hea&amp;d count</source>
            <translation>&amp;Personenzahl</translation>
        </message>
        <message>
            <source>&amp;Notes</source>
            <translation>&amp;Notizen</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Jederzeit</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Diese Woche</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Diesen Monat</translation>
        </message>
        <message>
            <source>Last six months</source>
            <translation>Die letzten sechs Monate</translation>
        </message>
        <message>
            <source>Session file, to import elsewhere</source>
            <translation>Sitzungsdatei, um sie anderswo zu importieren</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Export into this folder</source>
            <translation>In diesen Ordner exportieren</translation>
        </message>
        <message>
            <source>Session files</source>
            <translation>Sitzungsdateien</translation>
        </message>
        <message>
            <source>Import sessions</source>
            <translation>Sitzungen importieren</translation>
        </message>
        <message>
            <source>Set course</source>
            <translation>Kurs setzen</translation>
        </message>
        <message>
            <source>Course:</source>
            <translation>Kurs:</translation>
        </message>
        <message>
            <source>Ho&amp;w sure?</source>
            <translation>&amp;Wie sicher?</translation>
        </message>
        <message>
            <source>This session is being recorded. It can be edited when it has ended.</source>
            <translation>Diese Sitzung wird gerade aufgezeichnet. Sie lässt sich bearbeiten, sobald sie beendet ist.</translation>
        </message>
        <message>
            <source>title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>course</source>
            <translation>Kurs</translation>
        </message>
        <message>
            <source>room</source>
            <translation>Raum</translation>
        </message>
        <message>
            <source>number of people</source>
            <translation>Personenzahl</translation>
        </message>
        <message>
            <source>notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>change of the {field}</source>
            <translation>Änderung: {field}</translation>
        </message>
        <message>
            <source>Undo: {what}</source>
            <translation>Rückgängig: {what}</translation>
        </message>
        <message>
            <source>Redo: {what}</source>
            <translation>Wiederholen: {what}</translation>
        </message>
        <message>
            <source>Deleted: {title}</source>
            <translation>Gelöscht: {title}</translation>
        </message>
        <message>
            <source>{n} sessions deleted</source>
            <translation>{n} Sitzungen gelöscht</translation>
        </message>
        <message>
            <source>One session file with all of them</source>
            <translation>Eine Sitzungsdatei mit allen</translation>
        </message>
        <message>
            <source>{format}, a file each</source>
            <translation>{format}, je eine Datei</translation>
        </message>
        <message>
            <source>Importing {n} of {all}…</source>
            <translation>{n} von {all} wird importiert…</translation>
        </message>
        <message>
            <source>{n} sessions now belong to “{course}”</source>
            <translation>{n} Sitzungen gehören jetzt zu „{course}“</translation>
        </message>
        <message>
            <source>{n} sessions belong to no course now</source>
            <translation>{n} Sitzungen gehören jetzt zu keinem Kurs</translation>
        </message>
        <message>
            <source>{n} files saved in {folder}</source>
            <translation>{n} Dateien in {folder} gespeichert</translation>
        </message>
        <message>
            <source>Exporting {n} of {all}…</source>
            <translation>{n} von {all} wird exportiert…</translation>
        </message>
        <message>
            <source>Writing {file}…</source>
            <translation>{file} wird geschrieben…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Choose one on the left to see its timeline, or several to compare them. New ones come from Live.</source>
            <translation>Wählen Sie links eine aus, um ihre Zeitachse zu sehen, oder mehrere, um sie zu vergleichen. Neue kommen von Live.</translation>
        </message>
        <message>
            <source>Your sessions</source>
            <translation>Ihre Sitzungen</translation>
        </message>
        <message>
            <source>&amp;Rename</source>
            <translation>&amp;Umbenennen</translation>
        </message>
        <message>
            <source>&amp;Set course…</source>
            <translation>&amp;Kurs setzen…</translation>
        </message>
        <message>
            <source>“{title}” was there already</source>
            <translation>„{title}“ war schon da</translation>
        </message>
        <message>
            <source>Imported: {title}</source>
            <translation>Importiert: {title}</translation>
        </message>
        <message>
            <source>{n} sessions imported</source>
            <translation>{n} Sitzungen importiert</translation>
        </message>
        <message>
            <source>{n} were there already</source>
            <translation>{n} waren schon da</translation>
        </message>
        <message>
            <source>What cannot be chosen</source>
            <translation>Was nicht gewählt werden kann</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Allgemein</translation>
        </message>
        <message>
            <source>as the system</source>
            <translation>wie das System</translation>
        </message>
        <message>
            <source>Speak of &amp;expressions only</source>
            <translation>Nur von &amp;Ausdrücken sprechen</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>S&amp;prache</translation>
        </message>
        <message>
            <source>&amp;Size of text</source>
            <translation>&amp;Schriftgröße</translation>
        </message>
        <message>
            <source>For places where feelings may not be inferred: the window then names smile-like, even and frown-like expressions, and nothing else. What may be started does not change with it.</source>
            <translation>Für Orte, an denen nicht auf Gefühle geschlossen werden darf: Das Fenster nennt dann lächelartige, unbewegte und stirnrunzelartige Ausdrücke und sonst nichts. Was gestartet werden darf, ändert sich dadurch nicht.</translation>
        </message>
        <message>
            <source>Language, size and wording wait for the end of a session that runs.</source>
            <translation>Sprache, Größe und Wortwahl warten auf das Ende einer laufenden Sitzung.</translation>
        </message>
        <message>
            <source>shown</source>
            <translation>gezeigt</translation>
        </message>
        <message>
            <source>blurred</source>
            <translation>verwischt</translation>
        </message>
        <message>
            <source>hidden: no picture at all</source>
            <translation>verborgen: gar kein Bild</translation>
        </message>
        <message>
            <source>&amp;Point out when the share of {label} faces stays high for a minute</source>
            <translation>&amp;Hinweisen, wenn der Anteil „{label}“ eine Minute lang hoch bleibt</translation>
        </message>
        <message>
            <source>&amp;Faces in the preview</source>
            <translation>Ge&amp;sichter in der Vorschau</translation>
        </message>
        <message>
            <source>Quiet alerts</source>
            <translation>Leise Hinweise</translation>
        </message>
        <message>
            <source>A colour and a line; no sound, and no window in front of another.</source>
            <translation>Eine Farbe und eine Zeile; kein Ton und kein Fenster, das sich vordrängt.</translation>
        </message>
        <message>
            <source>A&amp;bove</source>
            <translation>&amp;Über</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>Abdeckung</translation>
        </message>
        <message>
            <source>&amp;Mark shares of a smaller part of the people than</source>
            <translation>Anteile &amp;kennzeichnen, die für einen kleineren Teil der Personen stehen als</translation>
        </message>
        <message>
            <source>Of the head count that is typed in before a session; without one nothing is marked.</source>
            <translation>Bezogen auf die Personenzahl, die vor einer Sitzung eingegeben wird; ohne sie wird nichts gekennzeichnet.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <source>&amp;Show an index beside the shares</source>
            <translation>Neben den Anteilen einen &amp;Index zeigen</translation>
        </message>
        <message>
            <source>The formula</source>
            <translation>Die Formel</translation>
        </message>
        <message>
            <source>What it is not</source>
            <translation>Was er nicht ist</translation>
        </message>
        <message>
            <source>It measures nothing but its own formula: not attention, not learning, not how good a lecture was. Two different rooms can have the same index. Other weights give another number, so compare only what was made with the same ones.</source>
            <translation>Er misst nichts als seine eigene Formel: nicht Aufmerksamkeit, nicht Lernen, nicht, wie gut eine Vorlesung war. Zwei verschiedene Räume können denselben Index haben. Andere Gewichte ergeben eine andere Zahl; vergleichen Sie also nur, was mit denselben entstand.</translation>
        </message>
        <message>
            <source>Index = {formula}</source>
            <translation>Index = {formula}</translation>
        </message>
        <message>
            <source>No index is shown.</source>
            <translation>Kein Index wird gezeigt.</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Aufbewahrung</translation>
        </message>
        <message>
            <source>&amp;Delete old sessions automatically</source>
            <translation>Alte Sitzungen von selbst &amp;löschen</translation>
        </message>
        <message>
            <source>Nothing is deleted automatically.</source>
            <translation>Nichts wird von selbst gelöscht.</translation>
        </message>
        <message>
            <source>days</source>
            <translation>Tagen</translation>
        </message>
        <message>
            <source>Point out when the c&amp;amera is gone</source>
            <translation>Hinweisen, wenn die Ka&amp;mera weg ist</translation>
        </message>
        <message>
            <source>One number from 0 to 1, made of the three shares by a formula that you choose. It stands nowhere without its weights.</source>
            <translation>Eine Zahl von 0 bis 1, aus den drei Anteilen nach einer Formel, die Sie wählen. Sie steht nirgends ohne ihre Gewichte.</translation>
        </message>
        <message>
            <source>What is deleted</source>
            <translation>Was gelöscht wird</translation>
        </message>
        <message>
            <source>Sessions stay until you delete them, unless you choose here how long they are kept.</source>
            <translation>Sitzungen bleiben, bis Sie sie löschen, außer Sie wählen hier, wie lange sie aufbewahrt werden.</translation>
        </message>
        <message>
            <source>&amp;After</source>
            <translation>&amp;Nach</translation>
        </message>
        <message>
            <source>Each time the program starts, every session that began more than {n} days ago is deleted for good. It cannot be brought back; export what you want to keep.</source>
            <translation>Bei jedem Start des Programms wird jede Sitzung, die vor mehr als {n} Tagen begann, endgültig gelöscht. Sie lässt sich nicht zurückholen; exportieren Sie, was Sie behalten möchten.</translation>
        </message>
        <message>
            <source>Place and purpose</source>
            <translation>Ort und Zweck</translation>
        </message>
        <message>
            <source>light</source>
            <translation>hell</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>dunkel</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>&amp;Reset this group</source>
            <translation>Diese &amp;Gruppe zurücksetzen</translation>
        </message>
        <message>
            <source>Groups of settings</source>
            <translation>Gruppen von Einstellungen</translation>
        </message>
        <message>
            <source>Take back the last change in this group</source>
            <translation>Die letzte Änderung in dieser Gruppe zurücknehmen</translation>
        </message>
        <message>
            <source>Choose in this group what held before anybody chose</source>
            <translation>In dieser Gruppe wählen, was galt, bevor jemand wählte</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>S&amp;chließen</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>Aufnahmen</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Another &amp;folder…</source>
            <translation>Anderer &amp;Ordner…</translation>
        </message>
        <message>
            <source>Calibration for a room</source>
            <translation>Kalibrierung für einen Raum</translation>
        </message>
        <message>
            <source>Choose a f&amp;ile…</source>
            <translation>&amp;Datei wählen…</translation>
        </message>
        <message>
            <source>Use &amp;none</source>
            <translation>Kei&amp;ne verwenden</translation>
        </message>
        <message>
            <source>Choose the folder of a model</source>
            <translation>Ordner eines Modells wählen</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Alle Dateien</translation>
        </message>
        <message>
            <source>Calibrations</source>
            <translation>Kalibrierungen</translation>
        </message>
        <message>
            <source>Choose a calibration</source>
            <translation>Kalibrierung wählen</translation>
        </message>
        <message>
            <source>The model sorts the faces. You can train one on faces of your own with the command “train”. What is chosen here holds from the next session on.</source>
            <translation>Das Modell ordnet die Gesichter ein. Mit dem Befehl „train“ können Sie eines mit eigenen Gesichtern trainieren. Was hier gewählt ist, gilt ab der nächsten Sitzung.</translation>
        </message>
        <message>
            <source>In another room, with other light and another camera, a model errs in another way. The command “recalibrate” measures that on about 60 faces which you name, keeps none of them, and writes a file that can be chosen here.</source>
            <translation>In einem anderen Raum, bei anderem Licht und mit anderer Kamera irrt sich ein Modell anders. Der Befehl „recalibrate“ misst das an etwa 60 Gesichtern, die Sie benennen, behält keines davon und schreibt eine Datei, die hier gewählt werden kann.</translation>
        </message>
        <message>
            <source>Mo&amp;del</source>
            <translation>&amp;Modell</translation>
        </message>
        <message>
            <source>This room</source>
            <translation>Dieser Raum</translation>
        </message>
        <message>
            <source>{name}, as the program came</source>
            <translation>{name}, wie mitgeliefert</translation>
        </message>
        <message>
            <source>It calls a face what most of ten people called such faces.</source>
            <translation>Es nennt ein Gesicht so, wie die meisten von zehn Menschen solche Gesichter nannten.</translation>
        </message>
        <message>
            <source>It calls a face what the labels of FER2013 do, one for each face: many that most of ten people call neutral are negative there. It is for comparisons with other work, less for lectures.</source>
            <translation>Es nennt ein Gesicht so, wie es die Namen von FER2013 tun, einer je Gesicht: Viele, die die meisten von zehn Menschen neutral nennen, sind dort negativ. Es ist für Vergleiche mit anderen Arbeiten, weniger für Vorlesungen.</translation>
        </message>
        <message>
            <source>It calls a face what the labels do that it was trained on.</source>
            <translation>Es nennt ein Gesicht so, wie es die Namen tun, mit denen es trainiert wurde.</translation>
        </message>
        <message>
            <source>No calibration for a room: the model as it came.</source>
            <translation>Keine Kalibrierung für einen Raum: das Modell, wie es kam.</translation>
        </message>
        <message>
            <source>{file}: {faces} faces of the room; {before} named rightly as the model came, {after} calibrated.</source>
            <translation>{file}: {faces} Gesichter des Raums; {before} richtig benannt, wie das Modell kam, {after} kalibriert.</translation>
        </message>
        <message>
            <source>Choose a recording</source>
            <translation>Eine Aufnahme wählen</translation>
        </message>
        <message>
            <source>Recording…</source>
            <translation>Aufnahme…</translation>
        </message>
        <message>
            <source>Stream address…</source>
            <translation>Adresse eines Datenstroms…</translation>
        </message>
        <message>
            <source>So&amp;urce</source>
            <translation>&amp;Quelle</translation>
        </message>
        <message>
            <source>&amp;Title</source>
            <translation>&amp;Titel</translation>
        </message>
        <message>
            <source>&amp;Course</source>
            <translation>&amp;Kurs</translation>
        </message>
        <message>
            <source>&amp;More…</source>
            <translation>&amp;Mehr…</translation>
        </message>
        <message>
            <source>Previe&amp;w</source>
            <translation>&amp;Vorschau</translation>
        </message>
        <message>
            <source>Whole screen</source>
            <translation>Ganzer Bildschirm</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Address of the stream</source>
            <translation>Adresse des Datenstroms</translation>
        </message>
        <message>
            <source>Part of the screen</source>
            <translation>Teil des Bildschirms</translation>
        </message>
        <message>
            <source>whole; or left, top, width, height in pixels</source>
            <translation>ganz; oder links, oben, Breite, Höhe in Pixeln</translation>
        </message>
        <message>
            <source>An address begins with rtsp:// or http:// and names a computer, as in the example</source>
            <translation>Eine Adresse beginnt mit rtsp:// oder http:// und nennt einen Rechner, wie im Beispiel</translation>
        </message>
        <message>
            <source>Four numbers: left, top, width, height; at least {number} pixels each way</source>
            <translation>Vier Zahlen: links, oben, Breite, Höhe; mindestens {number} Pixel in jeder Richtung</translation>
        </message>
        <message>
            <source>Look through the source before the session: nothing is analysed, nothing is stored</source>
            <translation>Vor der Sitzung durch die Quelle schauen: nichts wird ausgewertet, nichts gespeichert</translation>
        </message>
        <message>
            <source>Room, head count and notes</source>
            <translation>Raum, Personenzahl und Notizen</translation>
        </message>
        <message>
            <source>● running</source>
            <translation>● läuft</translation>
        </message>
        <message>
            <source>❚❚ paused</source>
            <translation>❚❚ angehalten</translation>
        </message>
        <message>
            <source>○ no session</source>
            <translation>○ keine Sitzung</translation>
        </message>
        <message>
            <source>Close the strip</source>
            <translation>Streifen schließen</translation>
        </message>
        <message>
            <source>Close the strip (Esc)</source>
            <translation>Streifen schließen (Esc)</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>Sitzung</translation>
        </message>
        <message>
            <source>Faces in view, of the people in the room</source>
            <translation>Gesichter im Bild, von den Personen im Raum</translation>
        </message>
        <message>
            <source>{n} of {all} faces</source>
            <translation>{n} von {all} Gesichtern</translation>
        </message>
        <message>
            <source>Shares of each session with their intervals</source>
            <translation>Anteile jeder Sitzung mit ihren Bereichen</translation>
        </message>
        <message>
            <source>No face was seen</source>
            <translation>Kein Gesicht zu sehen</translation>
        </message>
        <message>
            <source>Against the one before: {change}</source>
            <translation>Gegenüber der davor: {change}</translation>
        </message>
        <message>
            <source>{time}:  {shares}   of {faces}</source>
            <translation>{time}:  {shares}   von {faces}</translation>
        </message>
        <message>
            <source>Whole lecture</source>
            <translation>Ganze Vorlesung</translation>
        </message>
        <message>
            <source>Last 5 minutes</source>
            <translation>Letzte 5 Minuten</translation>
        </message>
        <message>
            <source>Shaded: 95 % range.  Hatched: nothing measured.  Click to read a second.</source>
            <translation>Getönt: 95-%-Bereich.  Schraffiert: nichts gemessen.  Klicken, um eine Sekunde zu lesen.</translation>
        </message>
        <message>
            <source>Shaded: 95 % range.  Hatched: nothing measured.  Point at a moment to read it.</source>
            <translation>Getönt: 95-%-Bereich.  Schraffiert: nichts gemessen.  Auf einen Augenblick zeigen, um ihn zu lesen.</translation>
        </message>
        <message>
            <source>Shares over the lecture: {names}</source>
            <translation>Anteile im Verlauf der Vorlesung: {names}</translation>
        </message>
        <message>
            <source>Faces over the lecture</source>
            <translation>Gesichter über die Vorlesung</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>&amp;Undo: {what}</source>
            <translation>&amp;Rückgängig: {what}</translation>
        </message>
        <message>
            <source>&amp;Redo: {what}</source>
            <translation>&amp;Wiederholen: {what}</translation>
        </message>
        <message>
            <source>in the European Union</source>
            <translation>in der Europäischen Union</translation>
        </message>
        <message>
            <source>elsewhere</source>
            <translation>anderswo</translation>
        </message>
        <message>
            <source>an education institution</source>
            <translation>eine Bildungseinrichtung</translation>
        </message>
        <message>
            <source>a workplace</source>
            <translation>ein Arbeitsplatz</translation>
        </message>
        <message>
            <source>listening, taking notes</source>
            <translation>zuhören, mitschreiben</translation>
        </message>
        <message>
            <source>thinking or solving problems alone</source>
            <translation>allein nachdenken oder Aufgaben lösen</translation>
        </message>
        <message>
            <source>discussing a clicker question in groups</source>
            <translation>eine Abstimmungsfrage in Gruppen besprechen</translation>
        </message>
        <message>
            <source>working on a worksheet in groups</source>
            <translation>in Gruppen ein Arbeitsblatt bearbeiten</translation>
        </message>
        <message>
            <source>another activity in groups</source>
            <translation>eine andere Tätigkeit in Gruppen</translation>
        </message>
        <message>
            <source>answering a question of the instructor</source>
            <translation>auf eine Frage der Lehrenden antworten</translation>
        </message>
        <message>
            <source>asking a question</source>
            <translation>eine Frage stellen</translation>
        </message>
        <message>
            <source>discussing as a whole class</source>
            <translation>mit der ganzen Klasse diskutieren</translation>
        </message>
        <message>
            <source>predicting the outcome of a demonstration</source>
            <translation>den Ausgang einer Vorführung vorhersagen</translation>
        </message>
        <message>
            <source>presenting</source>
            <translation>vortragen</translation>
        </message>
        <message>
            <source>test or quiz</source>
            <translation>Test oder Quiz</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>warten</translation>
        </message>
        <message>
            <source>something else</source>
            <translation>etwas anderes</translation>
        </message>
        <message>
            <source>lecturing</source>
            <translation>vortragen (Vorlesung)</translation>
        </message>
        <message>
            <source>writing on the board</source>
            <translation>an die Tafel schreiben</translation>
        </message>
        <message>
            <source>following up on a question or activity</source>
            <translation>auf eine Frage oder Tätigkeit eingehen</translation>
        </message>
        <message>
            <source>posing a question</source>
            <translation>eine Frage an die Klasse richten</translation>
        </message>
        <message>
            <source>asking a clicker question</source>
            <translation>eine Abstimmungsfrage stellen</translation>
        </message>
        <message>
            <source>listening to and answering questions</source>
            <translation>Fragen anhören und beantworten</translation>
        </message>
        <message>
            <source>moving through the class, guiding work</source>
            <translation>durch die Klasse gehen und anleiten</translation>
        </message>
        <message>
            <source>talking with one or a few</source>
            <translation>mit einer Person oder wenigen sprechen</translation>
        </message>
        <message>
            <source>showing a demonstration or a video</source>
            <translation>eine Vorführung oder ein Video zeigen</translation>
        </message>
        <message>
            <source>administration</source>
            <translation>Organisatorisches</translation>
        </message>
        <message>
            <source>no reason that the law names</source>
            <translation>kein Grund, den das Gesetz nennt</translation>
        </message>
        <message>
            <source>a medical reason</source>
            <translation>ein medizinischer Grund</translation>
        </message>
        <message>
            <source>a safety reason</source>
            <translation>ein Sicherheitsgrund</translation>
        </message>
        <message>
            <source>scientific research, on my own responsibility</source>
            <translation>wissenschaftliche Forschung, in eigener Verantwortung</translation>
        </message>
        <message>
            <source>in your own words; kept with every session, printed on its report</source>
            <translation>in eigenen Worten; wird mit jeder Sitzung aufbewahrt und auf ihren Bericht gedruckt</translation>
        </message>
        <message>
            <source>&amp;Where is it used?</source>
            <translation>&amp;Wo wird es benutzt?</translation>
        </message>
        <message>
            <source>&amp;By whom?</source>
            <translation>&amp;Von wem?</translation>
        </message>
        <message>
            <source>&amp;Reason</source>
            <translation>&amp;Grund</translation>
        </message>
        <message>
            <source>&amp;Purpose</source>
            <translation>&amp;Zweck</translation>
        </message>
        <message>
            <source>What follows</source>
            <translation>Was folgt</translation>
        </message>
        <message>
            <source>The rule</source>
            <translation>Die Vorschrift</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <source>The program made a mistake. What was seen until now is saved. Please report it with this file: {log}</source>
            <translation>Das Programm hat einen Fehler gemacht. Was bis jetzt zu sehen war, ist gespeichert. Bitte melden Sie ihn mit dieser Datei: {log}</translation>
        </message>
        <message>
            <source>A session is running. Stop it and close the window? What was seen until now stays saved.</source>
            <translation>Eine Sitzung läuft. Beenden und das Fenster schließen? Was bis jetzt zu sehen war, bleibt gespeichert.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antworten</translation>
        </message>
        <message>
            <source>Close this notice</source>
            <translation>Diesen Hinweis schließen</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Areas…</source>
            <translation>Bereiche …</translation>
        </message>
        <message>
            <source>Draw what nobody may see, and where the seats are</source>
            <translation>Zeichnen, was niemand sehen darf und wo die Plätze sind</translation>
        </message>
        <message>
            <source>Blind area</source>
            <translation>Blinder Bereich</translation>
        </message>
        <message>
            <source>Is black before anybody or anything looks at the picture</source>
            <translation>Ist schwarz, bevor irgendjemand oder irgendetwas das Bild ansieht</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>Sitzplätze</translation>
        </message>
        <message>
            <source>Only faces in seat areas count; without any, the whole picture does</source>
            <translation>Nur Gesichter in Sitzbereichen zählen; ohne solche zählt das ganze Bild</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>The last corner or area: Backspace</source>
            <translation>Die letzte Ecke oder den letzten Bereich: Rücktaste</translation>
        </message>
        <message>
            <source>Remove all</source>
            <translation>Alle entfernen</translation>
        </message>
        <message>
            <source>Takes all areas of this source away</source>
            <translation>Entfernt alle Bereiche dieser Quelle</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Ends drawing: Escape</source>
            <translation>Beendet das Zeichnen: Esc</translation>
        </message>
        <message>
            <source>Areas of the picture: drag a rectangle or click the corners</source>
            <translation>Bereiche des Bildes: ein Rechteck ziehen oder die Ecken anklicken</translation>
        </message>
        <message>
            <source>Camera {number} is gone</source>
            <translation>Kamera {number} ist weg</translation>
        </message>
        <message>
            <source>Plug it in again.</source>
            <translation>Schließen Sie sie wieder an.</translation>
        </message>
        <message>
            <source>The demo lecture's faces cannot be read ({error!r})</source>
            <translation>Die Gesichter der Beispielvorlesung lassen sich nicht lesen ({error!r})</translation>
        </message>
        <message>
            <source>The demo lecture lacks the faces {names}</source>
            <translation>Der Beispielvorlesung fehlen die Gesichter {names}</translation>
        </message>
        <message>
            <source>Install the program again: its resources folder is incomplete.</source>
            <translation>Installieren Sie das Programm neu: Sein Ordner „resources“ ist unvollständig.</translation>
        </message>
        <message>
            <source>The demo lecture's script {name} cannot be read ({error!r})</source>
            <translation>Das Drehbuch der Beispielvorlesung {name} lässt sich nicht lesen ({error!r})</translation>
        </message>
        <message>
            <source>Open its shutter or take off its cap, and switch on some light.</source>
            <translation>Öffnen Sie den Verschluss oder nehmen Sie die Kappe ab, und machen Sie Licht.</translation>
        </message>
        <message>
            <source>{source} cannot be opened</source>
            <translation>{source} lässt sich nicht öffnen</translation>
        </message>
        <message>
            <source>{source} gives pictures of a kind that cannot be used</source>
            <translation>{source} liefert Bilder einer Art, die sich nicht verwenden lässt</translation>
        </message>
        <message>
            <source>{source} gives no more pictures; it is tried again</source>
            <translation>{source} liefert keine Bilder mehr; es wird erneut versucht</translation>
        </message>
        <message>
            <source>{source} repeats its last picture; it is tried again</source>
            <translation>{source} wiederholt das letzte Bild; es wird erneut versucht</translation>
        </message>
        <message>
            <source>{source} gives only black pictures</source>
            <translation>{source} liefert nur schwarze Bilder</translation>
        </message>
        <message>
            <source>Choose another screen, or the whole of it; on Linux this works on X11 and not everywhere on Wayland.</source>
            <translation>Wählen Sie einen anderen Bildschirm oder den ganzen; unter Linux geht das mit X11 und nicht überall mit Wayland.</translation>
        </message>
        <message>
            <source>Screen {number}</source>
            <translation>Bildschirm {number}</translation>
        </message>
        <message>
            <source>Screen {number} cannot be read ({reason})</source>
            <translation>Bildschirm {number} lässt sich nicht lesen ({reason})</translation>
        </message>
        <message>
            <source>There is no screen {number}: this computer shows {count}</source>
            <translation>Es gibt keinen Bildschirm {number}: Dieser Rechner zeigt {count}</translation>
        </message>
        <message>
            <source>The part {part} is smaller than {least} pixels or lies outside the screen</source>
            <translation>Der Teil {part} ist kleiner als {least} Pixel oder liegt außerhalb des Bildschirms</translation>
        </message>
        <message>
            <source>The folder {folder} holds no video file</source>
            <translation>Der Ordner {folder} enthält keine Videodatei</translation>
        </message>
        <message>
            <source>Name another folder or a file.</source>
            <translation>Nennen Sie einen anderen Ordner oder eine Datei.</translation>
        </message>
        <message>
            <source>Check the address, user and password, and that this computer can reach it.</source>
            <translation>Prüfen Sie Adresse, Benutzer und Passwort und ob dieser Rechner die Adresse erreicht.</translation>
        </message>
        <message>
            <source>Stream {address}</source>
            <translation>Datenstrom {address}</translation>
        </message>
        <message>
            <source>Reading {source} failed; it is tried again</source>
            <translation>{source} ließ sich nicht lesen; es wird erneut versucht</translation>
        </message>
        <message>
            <source>If it goes on, look into the log.</source>
            <translation>Wenn es so weitergeht, sehen Sie im Protokoll nach.</translation>
        </message>
        <message>
            <source>{path} holds no picture that can be read</source>
            <translation>{path} enthält kein Bild, das sich lesen lässt</translation>
        </message>
        <message>
            <source>{path} is gone; it is tried again</source>
            <translation>{path} ist weg; es wird erneut versucht</translation>
        </message>
        <message>
            <source>Connect its drive or network share again.</source>
            <translation>Verbinden Sie das Laufwerk oder die Netzwerkfreigabe wieder.</translation>
        </message>
        <message>
            <source>Check that it is a complete video file (MP4, AVI, MKV, ...), or convert it again.</source>
            <translation>Prüfen Sie, ob es eine vollständige Videodatei ist (MP4, AVI, MKV, ...), oder wandeln Sie sie neu um.</translation>
        </message>
        <message>
            <source>{path} cannot be read ({reason})</source>
            <translation>{path} lässt sich nicht lesen ({reason})</translation>
        </message>
        <message>
            <source>There is no file {path}</source>
            <translation>Es gibt keine Datei {path}</translation>
        </message>
        <message>
            <source>Check the name and the folder.</source>
            <translation>Prüfen Sie den Namen und den Ordner.</translation>
        </message>
        <message>
            <source>{path} is a picture and no video</source>
            <translation>{path} ist ein Bild und kein Video</translation>
        </message>
        <message>
            <source>{path} is no video that can be opened: it is damaged or something else</source>
            <translation>{path} ist kein Video, das sich öffnen lässt: Es ist beschädigt oder etwas anderes</translation>
        </message>
        <message>
            <source>Start it from a desktop session (over SSH: ssh -X), or work without a window: engagement-monitor demo --headless, or engagement-monitor analyze FILE.</source>
            <translation>Starten Sie es auf einer Arbeitsoberfläche (über SSH: ssh -X), oder arbeiten Sie ohne Fenster: engagement-monitor demo --headless oder engagement-monitor analyze FILE.</translation>
        </message>
        <message>
            <source>No window can be opened: the display {display} does not let this program connect</source>
            <translation>Es lässt sich kein Fenster öffnen: Die Anzeige {display} lässt dieses Programm nicht zu</translation>
        </message>
        <message>
            <source>No window can be opened: this session has no display (neither DISPLAY nor WAYLAND_DISPLAY is set)</source>
            <translation>Es lässt sich kein Fenster öffnen: Diese Anmeldung hat keine Anzeige (weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt)</translation>
        </message>
        <message>
            <source>Install these libraries with your system's package manager.</source>
            <translation>Installieren Sie diese Bibliotheken mit der Paketverwaltung Ihres Systems.</translation>
        </message>
        <message>
            <source>On Debian or Ubuntu, install them with: {command}</source>
            <translation>Unter Debian oder Ubuntu installieren Sie sie mit: {command}</translation>
        </message>
        <message>
            <source>No window can be opened: Qt lacks the system libraries {names}</source>
            <translation>Es lässt sich kein Fenster öffnen: Qt fehlen die Systembibliotheken {names}</translation>
        </message>
        <message>
            <source>{what}. {remedy}</source>
            <translation>{what}. {remedy}</translation>
        </message>
        <message>
            <source>Not saved at the moment: {fault}</source>
            <translation>Zurzeit wird nicht gespeichert: {fault}</translation>
        </message>
        <message>
            <source>The source is gone; it is tried again.</source>
            <translation>Die Quelle ist weg; es wird erneut versucht.</translation>
        </message>
        <message>
            <source>The analysis failed {count} times and went on; the log says why.</source>
            <translation>Die Auswertung ist {count}-mal gescheitert und ging weiter; warum, steht im Protokoll.</translation>
        </message>
        <message>
            <source>The model gave no usable answer for {count} frames; they count as gaps.</source>
            <translation>Das Modell gab für {count} Bilder keine brauchbare Antwort; sie zählen als Lücken.</translation>
        </message>
        <message>
            <source>The preferences in {path} cannot be read ({reason})</source>
            <translation>Die Einstellungen in {path} lassen sich nicht lesen ({reason})</translation>
        </message>
        <message>
            <source>The usual ones are used. Mend or delete the file; choosing anything writes it anew.</source>
            <translation>Es gelten die üblichen. Reparieren oder löschen Sie die Datei; sobald Sie etwas wählen, wird sie neu geschrieben.</translation>
        </message>
        <message>
            <source>The preferences cannot be written to {path} ({reason})</source>
            <translation>Die Einstellungen lassen sich nicht nach {path} schreiben ({reason})</translation>
        </message>
        <message>
            <source>They hold until the program ends.</source>
            <translation>Sie gelten, bis das Programm endet.</translation>
        </message>
        <message>
            <source>No stored session belongs to the course {course!r}</source>
            <translation>Keine gespeicherte Sitzung gehört zum Kurs {course!r}</translation>
        </message>
        <message>
            <source>`engagement-monitor sessions` lists the sessions with their courses.</source>
            <translation>`engagement-monitor sessions` zählt die Sitzungen mit ihren Kursen auf.</translation>
        </message>
        <message>
            <source>{path} does not say whose faces are missed ({reason})</source>
            <translation>{path} sagt nicht, wessen Gesichter übersehen werden ({reason})</translation>
        </message>
        <message>
            <source>Install the program again.</source>
            <translation>Installieren Sie das Programm neu.</translation>
        </message>
        <message>
            <source>The card of model {model!r} that is stored with the session cannot be read ({reason})</source>
            <translation>Die mit der Sitzung gespeicherte Karte des Modells {model!r} lässt sich nicht lesen ({reason})</translation>
        </message>
        <message>
            <source>The session's numbers are safe; open it with the version of the program that recorded it.</source>
            <translation>Die Zahlen der Sitzung sind sicher; öffnen Sie sie mit der Programmversion, die sie aufgezeichnet hat.</translation>
        </message>
        <message>
            <source>{path} cannot be written: there is no folder {folder}</source>
            <translation>{path} lässt sich nicht schreiben: Es gibt keinen Ordner {folder}</translation>
        </message>
        <message>
            <source>Create that folder first.</source>
            <translation>Legen Sie zuerst diesen Ordner an.</translation>
        </message>
        <message>
            <source>{path} cannot be written: access is denied</source>
            <translation>{path} lässt sich nicht schreiben: Der Zugriff ist verweigert</translation>
        </message>
        <message>
            <source>Choose a folder that you may write to, or close the file.</source>
            <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen, oder schließen Sie die Datei.</translation>
        </message>
        <message>
            <source>{path} cannot be written: the disk is full</source>
            <translation>{path} lässt sich nicht schreiben: Der Datenträger ist voll</translation>
        </message>
        <message>
            <source>Free some space, or choose another disk.</source>
            <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Datenträger.</translation>
        </message>
        <message>
            <source>{path} cannot be written: it is a folder</source>
            <translation>{path} lässt sich nicht schreiben: Es ist ein Ordner</translation>
        </message>
        <message>
            <source>Name a file in it.</source>
            <translation>Nennen Sie eine Datei darin.</translation>
        </message>
        <message>
            <source>{path} cannot be written ({reason})</source>
            <translation>{path} lässt sich nicht schreiben ({reason})</translation>
        </message>
        <message>
            <source>Choose another place.</source>
            <translation>Wählen Sie einen anderen Ort.</translation>
        </message>
        <message>
            <source>{fault}. The whole session was kept in {path}</source>
            <translation>{fault}. Die ganze Sitzung liegt in {path}</translation>
        </message>
        <message>
            <source>It is taken into the database by itself when the program starts the next time.</source>
            <translation>Sie kommt beim nächsten Start des Programms von selbst in die Datenbank.</translation>
        </message>
        <message>
            <source>These sessions make {size_mb:.0f} MB, and a file holds {most_mb} MB</source>
            <translation>Diese Sitzungen ergeben {size_mb:.0f} MB, und eine Datei fasst {most_mb} MB</translation>
        </message>
        <message>
            <source>Export fewer of them at once.</source>
            <translation>Exportieren Sie weniger auf einmal.</translation>
        </message>
        <message>
            <source>Session {id} is being recorded</source>
            <translation>Sitzung {id} wird gerade aufgezeichnet</translation>
        </message>
        <message>
            <source>Stop it before you export it.</source>
            <translation>Beenden Sie sie, bevor Sie sie exportieren.</translation>
        </message>
        <message>
            <source>Nothing was changed or deleted. Keep a copy of the file; then put a backup in its place, try `sqlite3 FILE .recover`, or name another file with `--database PATH`.</source>
            <translation>Nichts wurde geändert oder gelöscht. Bewahren Sie eine Kopie der Datei auf; setzen Sie dann eine Sicherung an ihre Stelle, versuchen Sie `sqlite3 FILE .recover`, oder nennen Sie mit `--database PATH` eine andere Datei.</translation>
        </message>
        <message>
            <source>A session that is being recorded is kept in a file when it ends. Start the program again then.</source>
            <translation>Eine Sitzung, die gerade aufgezeichnet wird, kommt an ihrem Ende in eine Datei. Starten Sie das Programm dann neu.</translation>
        </message>
        <message>
            <source>Allow yourself to write there, or name another file with `--database PATH`.</source>
            <translation>Geben Sie sich dort Schreibrecht, oder nennen Sie mit `--database PATH` eine andere Datei.</translation>
        </message>
        <message>
            <source>The database {place} cannot be used: access is denied</source>
            <translation>Die Datenbank {place} lässt sich nicht benutzen: Der Zugriff ist verweigert</translation>
        </message>
        <message>
            <source>The database {place} is locked by another program</source>
            <translation>Die Datenbank {place} ist von einem anderen Programm gesperrt</translation>
        </message>
        <message>
            <source>Close whatever else has it open; what is not saved yet is kept and tried again while a session runs.</source>
            <translation>Schließen Sie, was sie sonst noch offen hat; was noch nicht gespeichert ist, wird behalten und erneut versucht, solange eine Sitzung läuft.</translation>
        </message>
        <message>
            <source>The database {place} cannot be written: it or its folder is read-only</source>
            <translation>Die Datenbank {place} lässt sich nicht schreiben: Sie oder ihr Ordner ist schreibgeschützt</translation>
        </message>
        <message>
            <source>The database {place} cannot be read or written: the disk reports an error</source>
            <translation>Die Datenbank {place} lässt sich nicht lesen oder schreiben: Der Datenträger meldet einen Fehler</translation>
        </message>
        <message>
            <source>See whether the disk is full or was removed, or name another file with `--database PATH`.</source>
            <translation>Sehen Sie nach, ob der Datenträger voll ist oder entfernt wurde, oder nennen Sie mit `--database PATH` eine andere Datei.</translation>
        </message>
        <message>
            <source>The database {place} is damaged</source>
            <translation>Die Datenbank {place} ist beschädigt</translation>
        </message>
        <message>
            <source>The database {place} cannot be written: the disk is full</source>
            <translation>Die Datenbank {place} lässt sich nicht schreiben: Der Datenträger ist voll</translation>
        </message>
        <message>
            <source>Free some space on that disk.</source>
            <translation>Schaffen Sie Platz auf diesem Datenträger.</translation>
        </message>
        <message>
            <source>The database {place} cannot be opened: its folder is missing or access is denied</source>
            <translation>Die Datenbank {place} lässt sich nicht öffnen: Ihr Ordner fehlt oder der Zugriff ist verweigert</translation>
        </message>
        <message>
            <source>Create the folder and allow yourself to write there, or name another file with `--database PATH`.</source>
            <translation>Legen Sie den Ordner an und geben Sie sich dort Schreibrecht, oder nennen Sie mit `--database PATH` eine andere Datei.</translation>
        </message>
        <message>
            <source>The database {place} is not a database of this program, or is damaged</source>
            <translation>Die Datenbank {place} ist keine Datenbank dieses Programms oder ist beschädigt</translation>
        </message>
        <message>
            <source>{place} names no database that can be used</source>
            <translation>{place} nennt keine Datenbank, die sich benutzen lässt</translation>
        </message>
        <message>
            <source>Give a path, or an SQLAlchemy URL such as sqlite:///lectures.db.</source>
            <translation>Geben Sie einen Pfad an oder eine SQLAlchemy-URL wie sqlite:///lectures.db.</translation>
        </message>
        <message>
            <source>The database {place} cannot be used ({reason})</source>
            <translation>Die Datenbank {place} lässt sich nicht benutzen ({reason})</translation>
        </message>
        <message>
            <source>Mend that, or name another file with `--database PATH`.</source>
            <translation>Beheben Sie das, oder nennen Sie mit `--database PATH` eine andere Datei.</translation>
        </message>
        <message>
            <source>Stop it before you delete it.</source>
            <translation>Beenden Sie sie, bevor Sie sie löschen.</translation>
        </message>
        <message>
            <source>No session is stored yet</source>
            <translation>Noch ist keine Sitzung gespeichert</translation>
        </message>
        <message>
            <source>Record or analyse one first.</source>
            <translation>Zeichnen Sie zuerst eine auf, oder werten Sie eine Aufnahme aus.</translation>
        </message>
        <message>
            <source>No stored session has the id {id!r}</source>
            <translation>Keine gespeicherte Sitzung hat die Kennung {id!r}</translation>
        </message>
        <message>
            <source>`engagement-monitor sessions` lists them.</source>
            <translation>`engagement-monitor sessions` zählt sie auf.</translation>
        </message>
        <message>
            <source>Nothing was changed. Name another file with `--database PATH`.</source>
            <translation>Nichts wurde geändert. Nennen Sie mit `--database PATH` eine andere Datei.</translation>
        </message>
        <message>
            <source>The database {place} is damaged ({reason})</source>
            <translation>Die Datenbank {place} ist beschädigt ({reason})</translation>
        </message>
        <message>
            <source>{path} is another program's database</source>
            <translation>{path} ist die Datenbank eines anderen Programms</translation>
        </message>
        <message>
            <source>The database {place} was written by a newer version of this program (revision {revision})</source>
            <translation>Die Datenbank {place} stammt von einer neueren Version dieses Programms (Stand {revision})</translation>
        </message>
        <message>
            <source>Nothing was changed. Update the program, or name another file with `--database PATH`.</source>
            <translation>Nichts wurde geändert. Aktualisieren Sie das Programm, oder nennen Sie mit `--database PATH` eine andere Datei.</translation>
        </message>
        <message>
            <source>The session could be kept neither in the database {place} nor in a file ({reason})</source>
            <translation>Die Sitzung ließ sich weder in der Datenbank {place} noch in einer Datei aufbewahren ({reason})</translation>
        </message>
        <message>
            <source>What was saved before stays saved. Make room on the disk, or allow yourself to write there.</source>
            <translation>Was vorher gespeichert war, bleibt gespeichert. Schaffen Sie Platz auf dem Datenträger, oder geben Sie sich dort Schreibrecht.</translation>
        </message>
        <message>
            <source>Nothing was stored. Ask for the file again, from the program that wrote it.</source>
            <translation>Nichts wurde gespeichert. Lassen Sie sich die Datei noch einmal geben, aus dem Programm, das sie geschrieben hat.</translation>
        </message>
        <message>
            <source>See whether the file is there.</source>
            <translation>Sehen Sie nach, ob die Datei da ist.</translation>
        </message>
        <message>
            <source>it is larger than {most_mb} MB</source>
            <translation>sie ist größer als {most_mb} MB</translation>
        </message>
        <message>
            <source>it holds more values than any session</source>
            <translation>sie enthält mehr Werte als jede Sitzung</translation>
        </message>
        <message>
            <source>Open it with the version of Engagement Monitor that wrote it, or with a newer one.</source>
            <translation>Öffnen Sie sie mit der Version von Engagement Monitor, die sie geschrieben hat, oder mit einer neueren.</translation>
        </message>
        <message>
            <source>another version of the program wrote it</source>
            <translation>eine andere Version des Programms hat sie geschrieben</translation>
        </message>
        <message>
            <source>{path} cannot be imported: {reason}</source>
            <translation>{path} lässt sich nicht importieren: {reason}</translation>
        </message>
        <message>
            <source>The database {place} did not answer in time</source>
            <translation>Die Datenbank {place} hat nicht rechtzeitig geantwortet</translation>
        </message>
        <message>
            <source>See whether its disk or its network drive answers, and what else has it open.</source>
            <translation>Sehen Sie nach, ob ihr Datenträger oder Netzlaufwerk antwortet und was sie sonst noch offen hat.</translation>
        </message>
        <message>
            <source>The system lacks libraries that OpenCV needs ({packages})</source>
            <translation>Dem System fehlen Bibliotheken, die OpenCV braucht ({packages})</translation>
        </message>
        <message>
            <source>On Debian or Ubuntu: {command}</source>
            <translation>Unter Debian oder Ubuntu: {command}</translation>
        </message>
        <message>
            <source>The areas in {path} cannot be read ({reason})</source>
            <translation>Die Bereiche in {path} lassen sich nicht lesen ({reason})</translation>
        </message>
        <message>
            <source>Look at its name.</source>
            <translation>Prüfen Sie den Namen.</translation>
        </message>
        <message>
            <source>the whole file</source>
            <translation>die ganze Datei</translation>
        </message>
        <message>
            <source>{path} holds no areas ({where}: {reason})</source>
            <translation>{path} enthält keine Bereiche ({where}: {reason})</translation>
        </message>
        <message>
            <source>Write {example} with fractions of the picture from 0 to 1.</source>
            <translation>Schreiben Sie {example} mit Bruchteilen des Bildes von 0 bis 1.</translation>
        </message>
        <message>
            <source>The model {model!r} gave numbers that are no probabilities</source>
            <translation>Das Modell {model!r} gab Zahlen, die keine Wahrscheinlichkeiten sind</translation>
        </message>
        <message>
            <source>If it goes on, train or fetch the model again, or choose the other --engine.</source>
            <translation>Wenn es so weitergeht, trainieren oder holen Sie das Modell neu, oder wählen Sie die andere --engine.</translation>
        </message>
        <message>
            <source>{one}; {other}</source>
            <translation>{one}; {other}</translation>
        </message>
        <message>
            <source>Install the program again: both engines come with it.</source>
            <translation>Installieren Sie das Programm neu: Beide Maschinen („engines“) gehören dazu.</translation>
        </message>
        <message>
            <source>{engine} does not run the model {model!r} ({reason})</source>
            <translation>{engine} kann das Modell {model!r} nicht ausführen ({reason})</translation>
        </message>
        <message>
            <source>Choose the other --engine, or train or fetch the model again.</source>
            <translation>Wählen Sie die andere --engine, oder trainieren oder holen Sie das Modell neu.</translation>
        </message>
        <message>
            <source>OpenCV {version} holds no cascade {name}</source>
            <translation>OpenCV {version} enthält keine Kaskade {name}</translation>
        </message>
        <message>
            <source>Install opencv-contrib-python below version 5.</source>
            <translation>Installieren Sie opencv-contrib-python unter Version 5.</translation>
        </message>
        <message>
            <source>There is no detector {name!r}</source>
            <translation>Es gibt keinen Detektor {name!r}</translation>
        </message>
        <message>
            <source>Known are: haar, yunet and yunet:PATH.</source>
            <translation>Bekannt sind: haar, yunet und yunet:PATH.</translation>
        </message>
        <message>
            <source>{path} is no face check ({reason})</source>
            <translation>{path} ist keine Gesichtsprüfung ({reason})</translation>
        </message>
        <message>
            <source>{path} is no face check: {shape} numbers, or some that are none</source>
            <translation>{path} ist keine Gesichtsprüfung: {shape} Zahlen, oder manche sind keine</translation>
        </message>
        <message>
            <source>There is no model {name!r} to fetch</source>
            <translation>Es gibt kein Modell {name!r} zum Holen</translation>
        </message>
        <message>
            <source>Known are: {names}.</source>
            <translation>Bekannt sind: {names}.</translation>
        </message>
        <message>
            <source>What came from {url} is not the file that is known (SHA-256 {found})</source>
            <translation>Was von {url} kam, ist nicht die bekannte Datei (SHA-256 {found})</translation>
        </message>
        <message>
            <source>Nothing was stored. Try again later, or fetch the file by hand and name it with --detector yunet:PATH.</source>
            <translation>Nichts wurde gespeichert. Versuchen Sie es später noch einmal, oder holen Sie die Datei von Hand und nennen Sie sie mit --detector yunet:PATH.</translation>
        </message>
        <message>
            <source>{url} cannot be fetched ({reason})</source>
            <translation>{url} lässt sich nicht holen ({reason})</translation>
        </message>
        <message>
            <source>Look at the network, or fetch {file} elsewhere and put it to {path}.</source>
            <translation>Prüfen Sie das Netz, oder holen Sie {file} anderswo und legen Sie die Datei nach {path}.</translation>
        </message>
        <message>
            <source>Make room, or look at the folder's rights.</source>
            <translation>Schaffen Sie Platz, oder prüfen Sie die Rechte des Ordners.</translation>
        </message>
        <message>
            <source>LiteRT cannot load {path} ({reason})</source>
            <translation>LiteRT kann {path} nicht laden ({reason})</translation>
        </message>
        <message>
            <source>Choose --engine tensorflow, or install the program again.</source>
            <translation>Wählen Sie --engine tensorflow, oder installieren Sie das Programm neu.</translation>
        </message>
        <message>
            <source>{path} gives {shape} for {count} faces of {classes} classes</source>
            <translation>{path} gibt {shape} für {count} Gesichter aus {classes} Klassen</translation>
        </message>
        <message>
            <source>Train the model again.</source>
            <translation>Trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <source>no sentiment is named for its classes</source>
            <translation>für seine Klassen ist nicht genannt, was positiv, neutral und negativ wirkt</translation>
        </message>
        <message>
            <source>it knows no {sentiment} face, so it would take each such face for something else</source>
            <translation>es kennt kein Gesicht der Art „{sentiment}“ und hielte also jedes solche für etwas anderes</translation>
        </message>
        <message>
            <source>it knows no {one} and no {other} face, so it would take each such face for something else</source>
            <translation>es kennt kein Gesicht der Arten „{one}“ und „{other}“ und hielte also jedes solche für etwas anderes</translation>
        </message>
        <message>
            <source>{folder} is no model: {file} cannot be read ({reason})</source>
            <translation>{folder} ist kein Modell: {file} lässt sich nicht lesen ({reason})</translation>
        </message>
        <message>
            <source>Name a folder that `engagement-monitor train` made, or one that `engagement-monitor models` lists.</source>
            <translation>Nennen Sie einen Ordner, den `engagement-monitor train` angelegt hat oder den `engagement-monitor models` aufzählt.</translation>
        </message>
        <message>
            <source>{path} is not a valid model card: {where}: {reason}</source>
            <translation>{path} ist keine gültige Modellkarte: {where}: {reason}</translation>
        </message>
        <message>
            <source>Train or fetch the model again; a card is not edited by hand.</source>
            <translation>Trainieren oder holen Sie das Modell neu; eine Karte wird nicht von Hand bearbeitet.</translation>
        </message>
        <message>
            <source>The model {model!r} cannot be used in a session: {reason}</source>
            <translation>Das Modell {model!r} lässt sich in einer Sitzung nicht verwenden: {reason}</translation>
        </message>
        <message>
            <source>Choose a model of positive, neutral and negative faces; `evaluate` and `predict` take this one.</source>
            <translation>Wählen Sie ein Modell für positiv, neutral und negativ wirkende Gesichter; `evaluate` und `predict` nehmen dieses.</translation>
        </message>
        <message>
            <source>Model {model!r} lacks {file} in {folder}</source>
            <translation>Dem Modell {model!r} fehlt {file} in {folder}</translation>
        </message>
        <message>
            <source>Train or fetch the model again.</source>
            <translation>Trainieren oder holen Sie das Modell neu.</translation>
        </message>
        <message>
            <source>{path} is not the file that its card was written for: the SHA-256 differs</source>
            <translation>{path} ist nicht die Datei, für die ihre Karte geschrieben wurde: Die SHA-256 weicht ab</translation>
        </message>
        <message>
            <source>It is damaged or was changed. Train or fetch the model again.</source>
            <translation>Sie ist beschädigt oder wurde geändert. Trainieren oder holen Sie das Modell neu.</translation>
        </message>
        <message>
            <source>The program came without a model: {folder} names no default</source>
            <translation>Das Programm kam ohne Modell: {folder} nennt kein übliches</translation>
        </message>
        <message>
            <source>Install it again, or name a model folder with --model PATH.</source>
            <translation>Installieren Sie es neu, oder nennen Sie mit --model PATH einen Modellordner.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keines</translation>
        </message>
        <message>
            <source>There is no model {name!r}</source>
            <translation>Es gibt kein Modell {name!r}</translation>
        </message>
        <message>
            <source>Name a model folder by its path, or one of those at hand: {names}.</source>
            <translation>Nennen Sie einen Modellordner mit seinem Pfad oder ein vorhandenes Modell: {names}.</translation>
        </message>
        <message>
            <source>No network is called {name!r}</source>
            <translation>Kein Netz heißt {name!r}</translation>
        </message>
        <message>
            <source>There are: {names}.</source>
            <translation>Es gibt: {names}.</translation>
        </message>
        <message>
            <source>The network {name!r} cannot be built from its card: {reason}</source>
            <translation>Das Netz {name!r} lässt sich nach seiner Karte nicht bauen: {reason}</translation>
        </message>
        <message>
            <source>Train or fetch it again.</source>
            <translation>Trainieren oder holen Sie es neu.</translation>
        </message>
        <message>
            <source>{name!r} ends in one sigmoid but has {classes} classes</source>
            <translation>{name!r} endet in einem einzigen Sigmoid, hat aber {classes} Klassen</translation>
        </message>
        <message>
            <source>Let it have two.</source>
            <translation>Geben Sie ihm zwei.</translation>
        </message>
        <message>
            <source>{path} does not fit the network on its card: {reason}</source>
            <translation>{path} passt nicht zum Netz auf seiner Karte: {reason}</translation>
        </message>
        <message>
            <source>Make it again with `engagement-monitor recalibrate`.</source>
            <translation>Erzeugen Sie sie neu mit `engagement-monitor recalibrate`.</translation>
        </message>
        <message>
            <source>The calibration is for the model {model!r} ({sha256}), not for {other!r}</source>
            <translation>Die Kalibrierung gilt für das Modell {model!r} ({sha256}), nicht für {other!r}</translation>
        </message>
        <message>
            <source>The calibration {path} cannot be read ({reason})</source>
            <translation>Die Kalibrierung {path} lässt sich nicht lesen ({reason})</translation>
        </message>
        <message>
            <source>{path} is no calibration for a room: {where}: {reason}</source>
            <translation>{path} ist keine Kalibrierung für einen Raum: {where}: {reason}</translation>
        </message>
        <message>
            <source>its classes or their sentiments are not those of its test</source>
            <translation>seine Klassen oder deren Zuordnung sind nicht die seiner Prüfung</translation>
        </message>
        <message>
            <source>its test pictures give other probabilities, by a factor of {factor:.1f}</source>
            <translation>seine Prüfbilder ergeben andere Wahrscheinlichkeiten, um den Faktor {factor:.1f}</translation>
        </message>
        <message>
            <source>The model {model!r} does not do what its card says: {reason}</source>
            <translation>Das Modell {model!r} tut nicht, was auf seiner Karte steht: {reason}</translation>
        </message>
        <message>
            <source>A card is not edited by hand: train or fetch the model again.</source>
            <translation>Eine Karte wird nicht von Hand bearbeitet: Trainieren oder holen Sie das Modell neu.</translation>
        </message>
        <message>
            <source>TensorFlow cannot load the model on the {device} ({reason})</source>
            <translation>TensorFlow kann das Modell nicht auf die {device} laden ({reason})</translation>
        </message>
        <message>
            <source>Choose --engine litert.</source>
            <translation>Wählen Sie --engine litert.</translation>
        </message>
        <message>
            <source>The memory does not suffice for {count} faces at once on the {device}</source>
            <translation>Der Speicher reicht nicht für {count} Gesichter zugleich auf der {device}</translation>
        </message>
        <message>
            <source>Close other programs that use it, or choose --engine litert.</source>
            <translation>Schließen Sie andere Programme, die ihn benutzen, oder wählen Sie --engine litert.</translation>
        </message>
        <message>
            <source>TensorFlow failed on the {device} ({reason})</source>
            <translation>TensorFlow ist auf der {device} gescheitert ({reason})</translation>
        </message>
        <message>
            <source>There is an NVIDIA driver, but TensorFlow sees no GPU</source>
            <translation>Ein NVIDIA-Treiber ist da, aber TensorFlow sieht keine GPU</translation>
        </message>
        <message>
            <source>Install TensorFlow's CUDA libraries (`pip install 'tensorflow[and-cuda]'`), or choose --engine litert.</source>
            <translation>Installieren Sie die CUDA-Bibliotheken von TensorFlow (`pip install 'tensorflow[and-cuda]'`), oder wählen Sie --engine litert.</translation>
        </message>
        <message>
            <source>TensorFlow cannot be loaded ({reason})</source>
            <translation>TensorFlow lässt sich nicht laden ({reason})</translation>
        </message>
        <message>
            <source>Choose --engine litert, or install the program again.</source>
            <translation>Wählen Sie --engine litert, oder installieren Sie das Programm neu.</translation>
        </message>
        <message>
            <source>There is no detector {path}</source>
            <translation>Es gibt keinen Detektor {path}</translation>
        </message>
        <message>
            <source>Run `engagement-monitor models fetch yunet`, or name the file with --detector yunet:PATH.</source>
            <translation>Führen Sie `engagement-monitor models fetch yunet` aus, oder nennen Sie die Datei mit --detector yunet:PATH.</translation>
        </message>
        <message>
            <source>OpenCV cannot run the detector {path} ({reason})</source>
            <translation>OpenCV kann den Detektor {path} nicht ausführen ({reason})</translation>
        </message>
        <message>
            <source>Fetch it again with `models fetch yunet`.</source>
            <translation>Holen Sie ihn neu mit `models fetch yunet`.</translation>
        </message>
        <message>
            <source>The detector gave no faces that can be read ({reason})</source>
            <translation>Der Detektor gab keine Gesichter, die sich lesen lassen ({reason})</translation>
        </message>
        <message>
            <source>Use face_detection_yunet_2023mar.onnx, which `models fetch yunet` brings.</source>
            <translation>Benutzen Sie face_detection_yunet_2023mar.onnx, das `models fetch yunet` bringt.</translation>
        </message>
        <message>
            <source>{read} of {declared} frames could be read</source>
            <translation>{read} von {declared} Bildern ließen sich lesen</translation>
        </message>
        <message>
            <source>The database {place} was deleted, moved or replaced while it was in use</source>
            <translation>Die Datenbank {place} wurde gelöscht, verschoben oder ersetzt, während sie benutzt wurde</translation>
        </message>
        <message>
            <source>Session {id} was deleted while it was recorded</source>
            <translation>Sitzung {id} wurde gelöscht, während sie aufgezeichnet wurde</translation>
        </message>
    </context>
</TS>
