<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
    <context>
        <name />
        <message>
            <source>Plug it in, close other programs that use it, allow access to it in the system's settings, or choose another number.</source>
            <translation>Conéctela, cierre otros programas que la usen, permita el acceso en los ajustes del sistema o elija otro número.</translation>
        </message>
        <message>
            <source>Camera {number}</source>
            <translation>Cámara {number}</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automático</translation>
        </message>
        <message>
            <source>Where the shares change, found automatically</source>
            <translation>Donde cambian las proporciones, hallado automáticamente</translation>
        </message>
        <message>
            <source>The shares change at {time}; strength {number} of 100</source>
            <translation>Las proporciones cambian en {time}; fuerza {number} de 100</translation>
        </message>
        <message>
            <source>Markers</source>
            <translation>Marcas</translation>
        </message>
        <message>
            <source>Markers of this session</source>
            <translation>Marcas de esta sesión</translation>
        </message>
        <message>
            <source>what follows is left out</source>
            <translation>lo que sigue queda excluido</translation>
        </message>
        <message>
            <source>Screen {number}, {width} × {height}</source>
            <translation>Pantalla {number}, {width} × {height}</translation>
        </message>
        <message>
            <source>Web page</source>
            <translation>Página web</translation>
        </message>
        <message>
            <source>PDF document</source>
            <translation>Documento PDF</translation>
        </message>
        <message>
            <source>Table, CSV</source>
            <translation>Tabla, CSV</translation>
        </message>
        <message>
            <source>Excel workbook</source>
            <translation>Libro de Excel</translation>
        </message>
        <message>
            <source>Everything, JSON</source>
            <translation>Todo, JSON</translation>
        </message>
        <message>
            <source>The database was damaged. It was put aside as {path}, and a new one was begun.</source>
            <translation>La base de datos estaba dañada. Se apartó como {path} y se empezó una nueva.</translation>
        </message>
        <message>
            <source>What could not be saved the last time was kept in a file and is in the database now: {titles}</source>
            <translation>Lo que no se pudo guardar la última vez se guardó en un archivo y ya está en la base de datos: {titles}</translation>
        </message>
        <message>
            <source>your own</source>
            <translation>propios</translation>
        </message>
        <message>
            <source>from the markers</source>
            <translation>según las marcas</translation>
        </message>
        <message>
            <source>C&amp;ount again</source>
            <translation>&amp;Contar de nuevo</translation>
        </message>
        <message>
            <source>Segments</source>
            <translation>Segmentos</translation>
        </message>
        <message>
            <source>Segments of this session</source>
            <translation>Segmentos de esta sesión</translation>
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation>{start} a {end}</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Añadir</translation>
        </message>
        <message>
            <source>Re&amp;move</source>
            <translation>&amp;Quitar</translation>
        </message>
        <message>
            <source>Offer the CO&amp;PUS codes as well</source>
            <translation>Ofrecer también los códigos CO&amp;PUS</translation>
        </message>
        <message>
            <source>Mark with Ctrl+Alt and the &amp;key while another window is in front</source>
            <translation>Marcar con Ctrl+Alt y la tec&amp;la mientras otra ventana está delante</translation>
        </message>
        <message>
            <source>New marker</source>
            <translation>Marca nueva</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>excluido</translation>
        </message>
        <message>
            <source>One key marks a moment and begins a segment. A break is left out of every figure until the next marker. Double-click or press F2 to change a cell.</source>
            <translation>Una tecla marca un momento y empieza un segmento. Un descanso queda fuera de todas las cifras hasta la marca siguiente. Para cambiar una celda, doble clic o F2.</translation>
        </message>
        <message>
            <source>COPUS (Smith and others, 2013) notes what students and instructor do, in bins of two minutes.</source>
            <translation>COPUS (Smith y otros, 2013) anota lo que hacen estudiantes y docente, en tramos de dos minutos.</translation>
        </message>
        <message>
            <source>“{key}” is no key for a marker: one letter from A to Z or one digit.</source>
            <translation>«{key}» no es una tecla para una marca: una letra de la A a la Z o una cifra.</translation>
        </message>
        <message>
            <source>The key {key} stands there twice.</source>
            <translation>La tecla {key} aparece dos veces.</translation>
        </message>
        <message>
            <source>The marker on the key {key} needs a label.</source>
            <translation>La marca de la tecla {key} necesita una etiqueta.</translation>
        </message>
        <message>
            <source>The label of the key {key} is too long: at most 80 characters.</source>
            <translation>La etiqueta de la tecla {key} es demasiado larga: 80 caracteres como máximo.</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Etiqueta</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Tecla</translation>
        </message>
        <message>
            <source>Break</source>
            <translation>Descanso</translation>
        </message>
        <message>
            <source>Marker keys</source>
            <translation>Teclas de marcas</translation>
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
            <translation>Caras de aspecto positivo</translation>
        </message>
        <message>
            <source>Neutral-looking faces</source>
            <translation>Caras de aspecto neutro</translation>
        </message>
        <message>
            <source>Negative-looking faces</source>
            <translation>Caras de aspecto negativo</translation>
        </message>
        <message>
            <source>Smile-like faces</source>
            <translation>Caras con gesto de sonrisa</translation>
        </message>
        <message>
            <source>Even faces</source>
            <translation>Caras con gesto quieto</translation>
        </message>
        <message>
            <source>Frown-like faces</source>
            <translation>Caras con gesto de ceño fruncido</translation>
        </message>
        <message>
            <source>share of smile-like faces</source>
            <translation>proporción de caras con gesto de sonrisa</translation>
        </message>
        <message>
            <source>share of positive-looking faces</source>
            <translation>proporción de caras de aspecto positivo</translation>
        </message>
        <message>
            <source>The program shows in which minutes of a lecture more or fewer of the faces in the room had a smile-like or a frown-like expression. It looks through a camera or at a recording, finds faces, sorts each by its expression, and draws the shares over the time of the lecture.</source>
            <translation>El programa muestra en qué minutos de una clase más o menos caras de la sala tenían un gesto de sonrisa o de ceño fruncido. Mira por una cámara o en una grabación, encuentra caras, clasifica cada una según su expresión y dibuja las proporciones a lo largo de la clase.</translation>
        </message>
        <message>
            <source>The program shows in which minutes of a lecture the faces in the room looked more positive or more negative. It looks through a camera or at a recording, finds faces, sorts each into positive-, neutral- or negative-looking, and draws the shares over the time of the lecture.</source>
            <translation>El programa muestra en qué minutos de una clase las caras de la sala tenían un aspecto más positivo o más negativo. Mira por una cámara o en una grabación, encuentra caras, clasifica cada una como de aspecto positivo, neutro o negativo y dibuja las proporciones a lo largo de la clase.</translation>
        </message>
        <message>
            <source>It counts how many of the faces in view are smile-like, even or frown-like, a few times a second.</source>
            <translation>Cuenta varias veces por segundo cuántas de las caras visibles tienen un gesto de sonrisa, quieto o de ceño fruncido.</translation>
        </message>
        <message>
            <source>It counts how many of the faces in view look positive, neutral or negative, a few times a second.</source>
            <translation>Cuenta varias veces por segundo cuántas de las caras visibles tienen un aspecto positivo, neutro o negativo.</translation>
        </message>
        <message>
            <source>The shares are corrected for mistakes the model is known to make, and every share comes with a range: the truth should lie within it 95 times in 100. Where no face can be seen it shows a gap, not a guess.</source>
            <translation>Las proporciones están corregidas por los errores que se sabe que comete el modelo, y cada una lleva un intervalo: el valor verdadero debería estar dentro 95 de cada 100 veces. Donde no se ve ninguna cara muestra un hueco, no una suposición.</translation>
        </message>
        <message>
            <source>Smile-like</source>
            <translation>Gesto de sonrisa</translation>
        </message>
        <message>
            <source>Even</source>
            <translation>Gesto quieto</translation>
        </message>
        <message>
            <source>Frown-like</source>
            <translation>Gesto de ceño fruncido</translation>
        </message>
        <message>
            <source>Positive-looking</source>
            <translation>Aspecto positivo</translation>
        </message>
        <message>
            <source>Neutral-looking</source>
            <translation>Aspecto neutro</translation>
        </message>
        <message>
            <source>Negative-looking</source>
            <translation>Aspecto negativo</translation>
        </message>
        <message>
            <source>no face in view</source>
            <translation>ninguna cara a la vista</translation>
        </message>
        <message>
            <source>no picture analysed</source>
            <translation>ninguna imagen analizada</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>en pausa</translation>
        </message>
        <message>
            <source>▲ up</source>
            <translation>▲ sube</translation>
        </message>
        <message>
            <source>▼ down</source>
            <translation>▼ baja</translation>
        </message>
        <message>
            <source>unclear</source>
            <translation>no está claro</translation>
        </message>
        <message>
            <source>recording now</source>
            <translation>se está registrando</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>interrumpida</translation>
        </message>
        <message>
            <source>{day} {number} {month} {year}, {time}</source>
            <translation>{day} {number} {month} {year}, {time}</translation>
        </message>
        <message>
            <source>1 face</source>
            <translation>1 cara</translation>
        </message>
        <message>
            <source>{n} faces</source>
            <translation>{n} caras</translation>
        </message>
        <message>
            <source>The European Union's AI Act does not hold outside the EU; other laws and your institution's own rules may. Ask who is responsible, and ask the people in view.</source>
            <translation>Fuera de la UE no rige el Reglamento de IA de la Unión Europea; pueden regir otras leyes y las normas de su institución. Pregunte quién es responsable y pregunte a las personas que se ven.</translation>
        </message>
        <message>
            <source>In the European Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) forbids such systems in workplaces and education institutions. Anywhere else in the EU the people in view must be told (Article 50(3)), and data protection law holds as well.</source>
            <translation>En la Unión Europea, el artículo 5, apartado 1, letra f), del Reglamento de IA (Reglamento (UE) 2024/1689) prohíbe estos sistemas en lugares de trabajo y centros educativos. En cualquier otro lugar de la UE hay que informar a las personas que se ven (artículo 50, apartado 3), y rige también la protección de datos.</translation>
        </message>
        <message>
            <source>In the European Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) forbids AI systems that infer the emotions of natural persons in workplaces and education institutions, since 2 February 2025, except for medical or safety reasons.</source>
            <translation>En la Unión Europea, el artículo 5, apartado 1, letra f), del Reglamento de IA (Reglamento (UE) 2024/1689) prohíbe desde el 2 de febrero de 2025 los sistemas de IA que infieren las emociones de personas físicas en lugares de trabajo y centros educativos, salvo por motivos médicos o de seguridad.</translation>
        </message>
        <message>
            <source>Until somebody says who uses the program where, only the demo may start.</source>
            <translation>Hasta que alguien diga quién usa el programa y dónde, solo puede empezar la demostración.</translation>
        </message>
        <message>
            <source>So only the demo may start here.</source>
            <translation>Por eso aquí solo puede empezar la demostración.</translation>
        </message>
        <message>
            <source>Only the demo may start until the purpose is stated in your own words.</source>
            <translation>Solo puede empezar la demostración hasta que se indique el fin con sus propias palabras.</translation>
        </message>
        <message>
            <source>Sessions may start.</source>
            <translation>Las sesiones pueden empezar.</translation>
        </message>
        <message>
            <source>Sessions may start. Research is no exception that the rule itself names: Article 2(6) leaves out systems that serve scientific research alone. Whether yours does is your own responsibility. The purpose is kept with every session and printed on its report.</source>
            <translation>Las sesiones pueden empezar. La investigación no es una excepción que la propia norma nombre: el artículo 2, apartado 6, excluye los sistemas que sirven solo a la investigación científica. Si el suyo lo hace es responsabilidad de usted. El fin se guarda con cada sesión y se imprime en su informe.</translation>
        </message>
        <message>
            <source>Sessions may start. The purpose is kept with every session and printed on its report.</source>
            <translation>Las sesiones pueden empezar. El fin se guarda con cada sesión y se imprime en su informe.</translation>
        </message>
        <message>
            <source>{rule} {consequence} Say who uses the program where, and why, under Settings, Place and purpose; the command line takes --purpose with medical:, safety: or research: before your own words.</source>
            <translation>{rule} {consequence} Indique en Ajustes, Lugar y fin, quién usa el programa, dónde y para qué; la línea de órdenes acepta --purpose con medical:, safety: o research: delante de sus propias palabras.</translation>
        </message>
        <message>
            <source>No session with people may start</source>
            <translation>No puede empezar ninguna sesión con personas</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Qué hace</translation>
        </message>
        <message>
            <source>What it stores</source>
            <translation>Qué guarda</translation>
        </message>
        <message>
            <source>Numbers only: for every second the number of faces, and for each face three probabilities, in an order that says nothing about who it was. No picture, no sound and nobody's identity. Everything stays on this computer; nothing is sent anywhere. You can delete a session at any time, and it is then gone.</source>
            <translation>Solo números: para cada segundo, cuántas caras, y para cada cara tres probabilidades, en un orden que no dice quién era. Ni imágenes, ni sonido, ni la identidad de nadie. Todo queda en este ordenador; nada se envía a ninguna parte. Puede borrar una sesión en cualquier momento, y entonces desaparece.</translation>
        </message>
        <message>
            <source>What it cannot know</source>
            <translation>Qué no puede saber</translation>
        </message>
        <message>
            <source>What anybody feels, thinks or learns. A listening face often looks neutral or stern, a smile may be about the person in the next seat. Faces that are turned away, covered or far off are not counted, and the model is wrong more often for some people than for others. Look at changes over a lecture, not at single numbers.</source>
            <translation>Lo que alguien siente, piensa o aprende. Una cara que escucha suele parecer neutra o seria, y una sonrisa puede deberse a quien está al lado. Las caras giradas, tapadas o lejanas no se cuentan, y el modelo se equivoca más con unas personas que con otras. Fíjese en los cambios a lo largo de una clase, no en números sueltos.</translation>
        </message>
        <message>
            <source>What it may not be used for</source>
            <translation>Para qué no se puede usar</translation>
        </message>
        <message>
            <source>Never for judging a person: not for grades, attendance, discipline, or comparing teachers. In the European Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) has forbidden systems that infer emotions of people in education institutions and at work since 2 February 2025, except for medical or safety reasons. Whether you may use it where you are, and who has to agree, is for you to find out before you point it at anybody.</source>
            <translation>Nunca para juzgar a una persona: ni para notas, ni para asistencia, ni para disciplina, ni para comparar docentes. En la Unión Europea, el artículo 5, apartado 1, letra f), del Reglamento de IA (Reglamento (UE) 2024/1689) prohíbe desde el 2 de febrero de 2025 los sistemas que infieren emociones de personas en centros educativos y en el trabajo, salvo por motivos médicos o de seguridad. Si usted puede usarlo donde está, y quién tiene que estar de acuerdo, debe averiguarlo antes de apuntar con él a nadie.</translation>
        </message>
        <message>
            <source>Who uses it where?</source>
            <translation>¿Quién lo usa y dónde?</translation>
        </message>
        <message>
            <source>I have read this</source>
            <translation>He leído esto</translation>
        </message>
        <message>
            <source>If something goes wrong, the log file helps to find out why: {path}</source>
            <translation>Si algo va mal, el archivo de registro ayuda a averiguar por qué: {path}</translation>
        </message>
        <message>
            <source>What this program is, and is not</source>
            <translation>Qué es este programa y qué no es</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
        <message>
            <source>Begin a session with this source</source>
            <translation>Empezar una sesión con esta fuente</translation>
        </message>
        <message>
            <source>St&amp;art</source>
            <translation>Empe&amp;zar</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>&amp;Pausar</translation>
        </message>
        <message>
            <source>Close the camera for a while; the time runs on</source>
            <translation>Cerrar la cámara un rato; el tiempo sigue corriendo</translation>
        </message>
        <message>
            <source>&amp;Mark with a label…</source>
            <translation>&amp;Marcar con una etiqueta…</translation>
        </message>
        <message>
            <source>Mark this moment with a label of your own</source>
            <translation>Marcar este momento con una etiqueta propia</translation>
        </message>
        <message>
            <source>Mark this moment; such marks are numbered</source>
            <translation>Marcar este momento; estas marcas se numeran</translation>
        </message>
        <message>
            <source>&amp;Undo the last mark</source>
            <translation>&amp;Deshacer la última marca</translation>
        </message>
        <message>
            <source>Take the last mark away again: Ctrl+Z</source>
            <translation>Quitar de nuevo la última marca: Ctrl+Z</translation>
        </message>
        <message>
            <source>End the session; everything is saved already</source>
            <translation>Terminar la sesión; todo está ya guardado</translation>
        </message>
        <message>
            <source>St&amp;op</source>
            <translation>Te&amp;rminar</translation>
        </message>
        <message>
            <source>&amp;Resume</source>
            <translation>Reanu&amp;dar</translation>
        </message>
        <message>
            <source>Nobody was seen.</source>
            <translation>No se vio a nadie.</translation>
        </message>
        <message>
            <source>About {faces} in view</source>
            <translation>Unas {faces} a la vista</translation>
        </message>
        <message>
            <source>of {people} people in the room: {part}</source>
            <translation>de {people} personas en la sala: {part}</translation>
        </message>
        <message>
            <source>a face in view {part} of the time</source>
            <translation>una cara a la vista el {part} del tiempo</translation>
        </message>
        <message>
            <source>thirds of the picture not known</source>
            <translation>tercios de la imagen no conocidos</translation>
        </message>
        <message>
            <source>back {back}, middle {middle}, front {front}</source>
            <translation>atrás {back}, centro {middle}, delante {front}</translation>
        </message>
        <message>
            <source>Few faces were seen: read these numbers with care.</source>
            <translation>Se vieron pocas caras: lea estas cifras con cautela.</translation>
        </message>
        <message>
            <source>A small part of the room was seen: read these numbers with care.</source>
            <translation>Se vio una parte pequeña de la sala: lea estas cifras con cautela.</translation>
        </message>
        <message>
            <source>Index {index} = {formula}</source>
            <translation>Índice {index} = {formula}</translation>
        </message>
        <message>
            <source>How sure?</source>
            <translation>¿Con qué seguridad?</translation>
        </message>
        <message>
            <source>How often the model was right</source>
            <translation>Con qué frecuencia acertó el modelo</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>What the range means</source>
            <translation>Qué significa el intervalo</translation>
        </message>
        <message>
            <source>The range behind a number should hold the true share 95 times in 100. It is wide where few faces were seen or where the model errs often. Where two ranges overlap, a difference may be chance; the table says “unclear” where it may.</source>
            <translation>El intervalo que sigue a una cifra debería contener la proporción verdadera 95 de cada 100 veces. Es ancho donde se vieron pocas caras o donde el modelo se equivoca a menudo. Donde dos intervalos se solapan, una diferencia puede ser casualidad; la tabla dice entonces «no está claro».</translation>
        </message>
        <message>
            <source>What the number means</source>
            <translation>Qué significa la cifra</translation>
        </message>
        <message>
            <source>How faces look, not what people feel or whether they pay attention. It counts only the faces that the camera saw, and it is corrected for the mistakes below.</source>
            <translation>El aspecto de las caras, no lo que las personas sienten ni si prestan atención. Cuenta solo las caras que vio la cámara y está corregida por los errores de abajo.</translation>
        </message>
        <message>
            <source>The card of the model cannot be read.</source>
            <translation>No se puede leer la ficha del modelo.</translation>
        </message>
        <message>
            <source>On {faces} faces that people had labelled and that it never learnt from, it was right on {part}. A row holds the faces that people found to look so; a column, what the model took them for.</source>
            <translation>En {faces} caras que personas habían etiquetado y de las que nunca aprendió, acertó en el {part}. Una fila contiene las caras que las personas vieron así; una columna, por qué las tomó el modelo.</translation>
        </message>
        <message>
            <source>People said ↓
The model said →</source>
            <translation>Las personas dijeron ↓
El modelo dijo →</translation>
        </message>
        <message>
            <source>{truth}, taken for {predicted}</source>
            <translation>{truth}, tomado por {predicted}</translation>
        </message>
        <message>
            <source>Model: {name}
SHA-256: {hash}</source>
            <translation>Modelo: {name}
SHA-256: {hash}</translation>
        </message>
        <message>
            <source>Saved as {file}</source>
            <translation>Guardado como {file}</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Abrir la carpeta</translation>
        </message>
        <message>
            <source>{n} selected sessions</source>
            <translation>{n} sesiones seleccionadas</translation>
        </message>
        <message>
            <source>{n} of {all} sessions are read.</source>
            <translation>Se han leído {n} de {all} sesiones.</translation>
        </message>
        <message>
            <source>Comparing…</source>
            <translation>Comparando…</translation>
        </message>
        <message>
            <source>E&amp;xport…</source>
            <translation>E&amp;xportar…</translation>
        </message>
        <message>
            <source>The list of sessions is read.</source>
            <translation>Se está leyendo la lista de sesiones.</translation>
        </message>
        <message>
            <source>{n} sessions</source>
            <translation>{n} sesiones</translation>
        </message>
        <message>
            <source>the newest {n} of them</source>
            <translation>las {n} más recientes</translation>
        </message>
        <message>
            <source>No course yet</source>
            <translation>Todavía no hay curso</translation>
        </message>
        <message>
            <source>Give sessions the name of a course, or select several in Sessions and choose Compare.</source>
            <translation>Dé a las sesiones el nombre de un curso, o seleccione varias en Sesiones y elija Comparar.</translation>
        </message>
        <message>
            <source>One session only</source>
            <translation>Una sola sesión</translation>
        </message>
        <message>
            <source>There is nothing to compare it with. It needs at least two sessions of the same course.</source>
            <translation>No hay nada con que compararla. Hacen falta al menos dos sesiones del mismo curso.</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>Sesiones</translation>
        </message>
        <message>
            <source>Sessions to compare</source>
            <translation>Sesiones que comparar</translation>
        </message>
        <message>
            <source>Save the course report</source>
            <translation>Guardar el informe del curso</translation>
        </message>
        <message>
            <source>No label occurs in two of these sessions. Markers and segments with the same label are compared here.</source>
            <translation>Ninguna etiqueta aparece en dos de estas sesiones. Aquí se comparan marcas y segmentos con la misma etiqueta.</translation>
        </message>
        <message>
            <source>Over the &amp;term</source>
            <translation>A lo largo del &amp;curso</translation>
        </message>
        <message>
            <source>By &amp;minute</source>
            <translation>Por &amp;minuto</translation>
        </message>
        <message>
            <source>By &amp;label</source>
            <translation>Por e&amp;tiqueta</translation>
        </message>
        <message>
            <source>At the top: against the session before, ▲ clearly higher, ▼ clearly lower, ≈ unclear.</source>
            <translation>Arriba: frente a la sesión anterior, ▲ claramente más alta, ▼ claramente más baja, ≈ no está claro.</translation>
        </message>
        <message>
            <source>{share}. Against the last time: ▲ clearly higher, ▼ clearly lower; without a sign it is unclear.</source>
            <translation>{share}. Frente a la vez anterior: ▲ claramente más alta, ▼ claramente más baja; sin signo no está claro.</translation>
        </message>
        <message>
            <source>{n} more clear differences are marked below.</source>
            <translation>Abajo están marcadas {n} diferencias claras más.</translation>
        </message>
        <message>
            <source>{day} {month}</source>
            <translation>{day} {month}</translation>
        </message>
        <message>
            <source>{low} to {high} points</source>
            <translation>de {low} a {high} puntos</translation>
        </message>
        <message>
            <source>The {share} was clearly higher in {title} ({day}) than in the session before: {points}.</source>
            <translation>La {share} fue claramente más alta en {title} ({day}) que en la sesión anterior: {points}.</translation>
        </message>
        <message>
            <source>The {share} was clearly lower in {title} ({day}) than in the session before: {points}.</source>
            <translation>La {share} fue claramente más baja en {title} ({day}) que en la sesión anterior: {points}.</translation>
        </message>
        <message>
            <source>{label} differs clearly from the time before in {n} of {all} sessions: {days}.</source>
            <translation>{label} difiere claramente de la vez anterior en {n} de {all} sesiones: {days}.</translation>
        </message>
        <message>
            <source>These never differ clearly from the time before: {labels}.</source>
            <translation>Estas nunca difieren claramente de la vez anterior: {labels}.</translation>
        </message>
        <message>
            <source>No session differs clearly from the one before it: the intervals are too wide to tell.</source>
            <translation>Ninguna sesión difiere claramente de la anterior: los intervalos son demasiado anchos para saberlo.</translation>
        </message>
        <message>
            <source>For {n} of {all} sessions it is unclear whether they differ from the one before.</source>
            <translation>En {n} de {all} sesiones no está claro si difieren de la anterior.</translation>
        </message>
        <message>
            <source>Sessions whose numbers were made by different models are not compared.</source>
            <translation>No se comparan sesiones cuyas cifras hicieron modelos distintos.</translation>
        </message>
        <message>
            <source>In {n} of {all} sessions no face was seen.</source>
            <translation>En {n} de {all} sesiones no se vio ninguna cara.</translation>
        </message>
        <message>
            <source>Students</source>
            <translation>Estudiantes</translation>
        </message>
        <message>
            <source>Instructor</source>
            <translation>Docente</translation>
        </message>
        <message>
            <source>Shares over time, the sessions above each other</source>
            <translation>Proporciones en el tiempo, las sesiones una sobre otra</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Título</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>Curso</translation>
        </message>
        <message>
            <source>Add a course</source>
            <translation>Añadir un curso</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>Sala</translation>
        </message>
        <message>
            <source>Add a room</source>
            <translation>Añadir una sala</translation>
        </message>
        <message>
            <source>People in the room</source>
            <translation>Personas en la sala</translation>
        </message>
        <message>
            <source>How many?</source>
            <translation>¿Cuántas?</translation>
        </message>
        <message>
            <source>Type to change it</source>
            <translation>Escriba para cambiarlo</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Personas</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notas</translation>
        </message>
        <message>
            <source>Add notes</source>
            <translation>Añadir notas</translation>
        </message>
        <message>
            <source>{name}, share</source>
            <translation>{name}, proporción</translation>
        </message>
        <message>
            <source>{name}, 95 % interval</source>
            <translation>{name}, intervalo del 95 %</translation>
        </message>
        <message>
            <source>The share of the faces in view, corrected for the mistakes the model is known to make.
The true share should lie within the range behind it 95 times in 100.</source>
            <translation>La proporción de las caras a la vista, corregida por los errores que se sabe que comete el modelo.
La proporción verdadera debería estar en el intervalo que la sigue 95 de cada 100 veces.</translation>
        </message>
        <message>
            <source>Not possible here: under Wayland no program sees keys that are meant for another window.</source>
            <translation>No es posible aquí: con Wayland ningún programa ve las teclas destinadas a otra ventana.</translation>
        </message>
        <message>
            <source>Not possible here: there is no keyboard to listen to.</source>
            <translation>No es posible aquí: no hay teclado al que atender.</translation>
        </message>
        <message>
            <source>Needs the Python package pynput; install the program with its part global-keys.</source>
            <translation>Necesita el paquete de Python pynput; instale el programa con su parte global-keys.</translation>
        </message>
        <message>
            <source>macOS asks first: allow the program under System Settings, Privacy &amp; Security, Input Monitoring. Listens only while a session runs, and keeps no key.</source>
            <translation>macOS pregunta antes: permita el programa en Ajustes del Sistema, Privacidad y seguridad, Monitorización de entrada. Solo escucha mientras hay una sesión en marcha y no guarda ninguna tecla.</translation>
        </message>
        <message>
            <source>Listens only while a session runs, and keeps no key.</source>
            <translation>Solo escucha mientras hay una sesión en marcha y no guarda ninguna tecla.</translation>
        </message>
        <message>
            <source>Keys cannot be seen while another window is in front ({why}).</source>
            <translation>No se pueden ver las teclas mientras otra ventana está delante ({why}).</translation>
        </message>
        <message>
            <source>No pictures are stored</source>
            <translation>No se guardan imágenes</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Cámara</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>Guardado</translation>
        </message>
        <message>
            <source>Frames</source>
            <translation>Fotogramas</translation>
        </message>
        <message>
            <source>On for the preview</source>
            <translation>En uso para la vista previa</translation>
        </message>
        <message>
            <source>Camera off</source>
            <translation>Cámara apagada</translation>
        </message>
        <message>
            <source>Sessions are saved to {place}</source>
            <translation>Las sesiones se guardan en {place}</translation>
        </message>
        <message>
            <source>Stream</source>
            <translation>Transmisión</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>Pantalla</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Grabación</translation>
        </message>
        <message>
            <source>Demo lecture</source>
            <translation>Clase de demostración</translation>
        </message>
        <message>
            <source>{source} gone</source>
            <translation>{source}: no está</translation>
        </message>
        <message>
            <source>{source} closed</source>
            <translation>{source}: cerrada</translation>
        </message>
        <message>
            <source>{source} on</source>
            <translation>{source}: en uso</translation>
        </message>
        <message>
            <source>Not saved at the moment</source>
            <translation>Ahora no se guarda</translation>
        </message>
        <message>
            <source>Saved until {time}</source>
            <translation>Guardado hasta {time}</translation>
        </message>
        <message>
            <source>{rate} frames/s read</source>
            <translation>{rate} fotogramas/s leídos</translation>
        </message>
        <message>
            <source>{rate} analysed</source>
            <translation>{rate} analizados</translation>
        </message>
        <message>
            <source>{number} dropped</source>
            <translation>{number} descartados</translation>
        </message>
        <message>
            <source>none dropped</source>
            <translation>ninguno descartado</translation>
        </message>
        <message>
            <source>{delay} ms behind</source>
            <translation>{delay} ms de retraso</translation>
        </message>
        <message>
            <source>Read: frames that came in. Analysed: frames in which faces were looked for; a few a second are enough.
Dropped: frames that would have been analysed, had the computer not been busy with the one before.
Behind: how long after its capture a frame's result is there. Last: what runs the model, and on what.</source>
            <translation>Leídos: fotogramas que llegaron. Analizados: fotogramas en los que se buscaron caras; bastan unos pocos por segundo.
Descartados: fotogramas que se habrían analizado si el ordenador no hubiera estado ocupado con el anterior.
Retraso: cuánto después de la captura está el resultado de un fotograma. Al final: qué ejecuta el modelo y dónde.</translation>
        </message>
        <message>
            <source>{share}, by label and session</source>
            <translation>{share}, por etiqueta y sesión</translation>
        </message>
        <message>
            <source>Not in this session, or no face was seen</source>
            <translation>No está en esta sesión, o no se vio ninguna cara</translation>
        </message>
        <message>
            <source>Against the last time: {points}</source>
            <translation>Frente a la vez anterior: {points}</translation>
        </message>
        <message>
            <source>Ready when you are</source>
            <translation>Listo cuando usted lo esté</translation>
        </message>
        <message>
            <source>Try the demo lecture</source>
            <translation>Probar la clase de demostración</translation>
        </message>
        <message>
            <source>The source is being opened and the model loaded. This takes a few seconds.</source>
            <translation>Se está abriendo la fuente y cargando el modelo. Tarda unos segundos.</translation>
        </message>
        <message>
            <source>Getting ready…</source>
            <translation>Preparando…</translation>
        </message>
        <message>
            <source>What was seen is stored as numbers. No picture was kept.</source>
            <translation>Lo visto está guardado como números. No se conservó ninguna imagen.</translation>
        </message>
        <message>
            <source>The session is saved</source>
            <translation>La sesión está guardada</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Verla</translation>
        </message>
        <message>
            <source>Opening the source…</source>
            <translation>Abriendo la fuente…</translation>
        </message>
        <message>
            <source>Preview: nothing is analysed and nothing is stored.</source>
            <translation>Vista previa: no se analiza ni se guarda nada.</translation>
        </message>
        <message>
            <source>No clear change in the last {minutes} minutes</source>
            <translation>Ningún cambio claro en los últimos {minutes} minutos</translation>
        </message>
        <message>
            <source>Clearly more {look} faces than {minutes} minutes ago</source>
            <translation>Claramente más caras de {look} que hace {minutes} minutos</translation>
        </message>
        <message>
            <source>Clearly fewer {look} faces than {minutes} minutes ago</source>
            <translation>Claramente menos caras de {look} que hace {minutes} minutos</translation>
        </message>
        <message>
            <source>{look}: {share} over the last minute, above your limit of {limit}</source>
            <translation>{look}: {share} en el último minuto, por encima de su límite del {limit}</translation>
        </message>
        <message>
            <source>few faces</source>
            <translation>pocas caras</translation>
        </message>
        <message>
            <source>few of those present</source>
            <translation>pocas de las personas presentes</translation>
        </message>
        <message>
            <source>Paused: the camera is closed</source>
            <translation>En pausa: la cámara está cerrada</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Terminando…</translation>
        </message>
        <message>
            <source>Choose a camera, a screen or a recording above and press Start. The demo lecture needs none of them: it is a painted class, made to try the program with.</source>
            <translation>Elija arriba una cámara, una pantalla o una grabación y pulse Empezar. La clase de demostración no necesita nada de eso: es una clase pintada, hecha para probar el programa.</translation>
        </message>
        <message>
            <source>This is a mistake in the program, not in what you did. Please report it with the log file (see Help).</source>
            <translation>Es un error del programa, no de lo que usted hizo. Comuníquelo con el archivo de registro (véase Ayuda).</translation>
        </message>
        <message>
            <source>The session ended by itself</source>
            <translation>La sesión terminó por sí sola</translation>
        </message>
        <message>
            <source>What was seen until then is saved.</source>
            <translation>Lo visto hasta entonces está guardado.</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>Empezar de nuevo</translation>
        </message>
        <message>
            <source>Mark {number}</source>
            <translation>Marca {number}</translation>
        </message>
        <message>
            <source>Index, with the formula below it</source>
            <translation>Índice, con la fórmula debajo</translation>
        </message>
        <message>
            <source>Index</source>
            <translation>Índice</translation>
        </message>
        <message>
            <source>Faces in view</source>
            <translation>Caras a la vista</translation>
        </message>
        <message>
            <source>Elapsed</source>
            <translation>Transcurrido</translation>
        </message>
        <message>
            <source>Trend</source>
            <translation>Tendencia</translation>
        </message>
        <message>
            <source>Faces by thirds of the picture</source>
            <translation>Rostros por tercios de la imagen</translation>
        </message>
        <message>
            <source>Faces in the upper, the middle and the lower third of the picture: the back of the class to its front</source>
            <translation>Rostros en el tercio superior, medio e inferior de la imagen: del fondo de la clase al frente</translation>
        </message>
        <message>
            <source>Share of the faces in view, this second</source>
            <translation>Proporción de las caras a la vista, este segundo</translation>
        </message>
        <message>
            <source>{seen} of {count}</source>
            <translation>{seen} de {count}</translation>
        </message>
        <message>
            <source>Break: left out</source>
            <translation>Descanso: excluido</translation>
        </message>
        <message>
            <source>Share of the faces in view, at the end</source>
            <translation>Proporción de las caras a la vista, al final</translation>
        </message>
        <message>
            <source>Nothing to show: {reason}</source>
            <translation>Nada que mostrar: {reason}</translation>
        </message>
        <message>
            <source>New topic</source>
            <translation>Tema nuevo</translation>
        </message>
        <message>
            <source>Exercise</source>
            <translation>Ejercicio</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Pregunta</translation>
        </message>
        <message>
            <source>Discussion</source>
            <translation>Debate</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>Marca</translation>
        </message>
        <message>
            <source>Label…</source>
            <translation>Etiqueta…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Mark at {time}:</source>
            <translation>Marca en {time}:</translation>
        </message>
        <message>
            <source>Mark: {label}</source>
            <translation>Marca: {label}</translation>
        </message>
        <message>
            <source>{label}: a break, left out of every figure</source>
            <translation>{label}: un descanso, fuera de todas las cifras</translation>
        </message>
        <message>
            <source>Label, then Enter; Esc leaves it</source>
            <translation>Etiqueta y luego Intro; Esc la deja</translation>
        </message>
        <message>
            <source>Label of the mark</source>
            <translation>Etiqueta de la marca</translation>
        </message>
        <message>
            <source>&amp;Compact strip above all windows</source>
            <translation>&amp;Tira compacta sobre todas las ventanas</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>&amp;Pantalla completa</translation>
        </message>
        <message>
            <source>&amp;Session</source>
            <translation>&amp;Sesión</translation>
        </message>
        <message>
            <source>Open a re&amp;cording…</source>
            <translation>Abrir una &amp;grabación…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Salir</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Editar</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>&amp;Ajustes…</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ver</translation>
        </message>
        <message>
            <source>&amp;Appearance</source>
            <translation>&amp;Apariencia</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>A&amp;yuda</translation>
        </message>
        <message>
            <source>What this program &amp;is</source>
            <translation>&amp;Qué es este programa</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>&amp;Teclas</translation>
        </message>
        <message>
            <source>&amp;Who uses it where…</source>
            <translation>Quién lo &amp;usa y dónde…</translation>
        </message>
        <message>
            <source>No clear change within a minute.</source>
            <translation>Ningún cambio claro en el plazo de un minuto.</translation>
        </message>
        <message>
            <source>Worth a look</source>
            <translation>Vale la pena mirar</translation>
        </message>
        <message>
            <source>The largest clear changes of the {share}</source>
            <translation>Los mayores cambios claros de la {share}</translation>
        </message>
        <message>
            <source>Moments worth a look</source>
            <translation>Momentos que vale la pena mirar</translation>
        </message>
        <message>
            <source>up</source>
            <translation>sube</translation>
        </message>
        <message>
            <source>down</source>
            <translation>baja</translation>
        </message>
        <message>
            <source>At {time} the {share} goes {way}: {before} in the half-minute before, {after} after</source>
            <translation>En {time} la {share} {way}: {before} en el medio minuto anterior, {after} después</translation>
        </message>
        <message>
            <source>Shows, blurs or hides the people on this screen. What is measured stays the same, and no picture is stored either way. Blurred: faces that are found, so one that turns away can be seen for a moment; the whole picture, while the computer is too slow to find them in time.</source>
            <translation>Muestra, desenfoca u oculta a las personas en esta pantalla. Lo que se mide no cambia, y en ningún caso se guarda una imagen. Desenfocadas: las caras halladas, así que una que se gira puede verse un momento; la imagen entera, mientras el ordenador sea demasiado lento para hallarlas a tiempo.</translation>
        </message>
        <message>
            <source>Faces shown</source>
            <translation>Caras visibles</translation>
        </message>
        <message>
            <source>Faces blurred</source>
            <translation>Caras desenfocadas</translation>
        </message>
        <message>
            <source>Picture hidden</source>
            <translation>Imagen oculta</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>En vivo</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Comparar</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <source>Camera picture with a box around every face</source>
            <translation>Imagen de la cámara con un marco en cada cara</translation>
        </message>
        <message>
            <source>&amp;Label…</source>
            <translation>&amp;Etiqueta…</translation>
        </message>
        <message>
            <source>&amp;Split at the cursor</source>
            <translation>&amp;Dividir en el cursor</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Dividir</translation>
        </message>
        <message>
            <source>&amp;Merge with the next</source>
            <translation>&amp;Unir con el siguiente</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>Unir</translation>
        </message>
        <message>
            <source>Leave &amp;out</source>
            <translation>E&amp;xcluir</translation>
        </message>
        <message>
            <source>Use the &amp;automatic ones</source>
            <translation>Usar los &amp;automáticos</translation>
        </message>
        <message>
            <source>Use automatic</source>
            <translation>Automáticos</translation>
        </message>
        <message>
            <source>&amp;Back to the markers</source>
            <translation>&amp;Volver a las marcas</translation>
        </message>
        <message>
            <source>Back to markers</source>
            <translation>A las marcas</translation>
        </message>
        <message>
            <source>&amp;New marker at the cursor</source>
            <translation>Marca &amp;nueva en el cursor</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Quitar</translation>
        </message>
        <message>
            <source>Starts a &amp;break, or no longer</source>
            <translation>Empieza un de&amp;scanso, o ya no</translation>
        </message>
        <message>
            <source>&amp;Previous moment</source>
            <translation>Momento a&amp;nterior</translation>
        </message>
        <message>
            <source>Ne&amp;xt moment</source>
            <translation>Momento &amp;siguiente</translation>
        </message>
        <message>
            <source>Whether the {share} differs from the segment before by more than chance</source>
            <translation>Si la {share} difiere del segmento anterior en algo más que el azar</translation>
        </message>
        <message>
            <source>The share of the faces in view, and the range that should hold the true share 95 times in 100</source>
            <translation>La proporción de las caras a la vista, y el intervalo que debería contener la verdadera 95 de cada 100 veces</translation>
        </message>
        <message>
            <source>Segment</source>
            <translation>Segmento</translation>
        </message>
        <message>
            <source>Press F2 to label it</source>
            <translation>Pulse F2 para ponerle etiqueta</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tiempo</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Duración</translation>
        </message>
        <message>
            <source>The shares weighted as written above the timeline</source>
            <translation>Las proporciones, ponderadas como está escrito sobre la línea de tiempo</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Cambio</translation>
        </message>
        <message>
            <source>Faces</source>
            <translation>Caras</translation>
        </message>
        <message>
            <source>How many faces were seen at once, and which part of the people in the room they are</source>
            <translation>Cuántas caras se vieron a la vez y qué parte son de las personas en la sala</translation>
        </message>
        <message>
            <source>This segment is left out of every figure</source>
            <translation>Este segmento queda fuera de todas las cifras</translation>
        </message>
        <message>
            <source>Few faces were seen: read this number with care</source>
            <translation>Se vieron pocas caras: lea esta cifra con cautela</translation>
        </message>
        <message>
            <source>A small part of the room was seen: read this number with care</source>
            <translation>Se vio una parte pequeña de la sala: lea esta cifra con cautela</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>&amp;Comparar</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Borrar</translation>
        </message>
        <message>
            <source>Set c&amp;ourse…</source>
            <translation>Poner c&amp;urso…</translation>
        </message>
        <message>
            <source>{n} more</source>
            <translation>{n} más</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} a {last}</translation>
        </message>
        <message>
            <source>{length} together</source>
            <translation>{length} en total</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>&amp;Importar…</translation>
        </message>
        <message>
            <source>All courses</source>
            <translation>Todos los cursos</translation>
        </message>
        <message>
            <source>1 session</source>
            <translation>1 sesión</translation>
        </message>
        <message>
            <source>{n} of {all} sessions</source>
            <translation>{n} de {all} sesiones</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>Words in title, course, room or notes, or a date: 2026-11, Tue, November</source>
            <translation>Palabras del título, curso, sala o notas, o una fecha: 2026-11, mar, noviembre</translation>
        </message>
        <message>
            <source>Search sessions</source>
            <translation>Buscar sesiones</translation>
        </message>
        <message>
            <source>Import session files (*{suffix})</source>
            <translation>Importar archivos de sesión (*{suffix})</translation>
        </message>
        <message>
            <source>Only this course</source>
            <translation>Solo este curso</translation>
        </message>
        <message>
            <source>Only from this time</source>
            <translation>Solo de este tiempo</translation>
        </message>
        <message>
            <source>Stored sessions</source>
            <translation>Sesiones guardadas</translation>
        </message>
        <message>
            <source>split {label}</source>
            <translation>dividir {label}</translation>
        </message>
        <message>
            <source>merge {label}</source>
            <translation>unir {label}</translation>
        </message>
        <message>
            <source>count {label} again</source>
            <translation>volver a contar {label}</translation>
        </message>
        <message>
            <source>leave out {label}</source>
            <translation>excluir {label}</translation>
        </message>
        <message>
            <source>label {label}</source>
            <translation>etiquetar {label}</translation>
        </message>
        <message>
            <source>move the end of {label}</source>
            <translation>mover el final de {label}</translation>
        </message>
        <message>
            <source>Part {number}</source>
            <translation>Parte {number}</translation>
        </message>
        <message>
            <source>use the automatic segments</source>
            <translation>usar los segmentos automáticos</translation>
        </message>
        <message>
            <source>back to the markers</source>
            <translation>volver a las marcas</translation>
        </message>
        <message>
            <source>add a marker at {time}</source>
            <translation>añadir una marca en {time}</translation>
        </message>
        <message>
            <source>remove marker {label}</source>
            <translation>quitar la marca {label}</translation>
        </message>
        <message>
            <source>label marker {label}</source>
            <translation>etiquetar la marca {label}</translation>
        </message>
        <message>
            <source>marker {label} starts no break</source>
            <translation>la marca {label} no empieza un descanso</translation>
        </message>
        <message>
            <source>marker {label} starts a break</source>
            <translation>la marca {label} empieza un descanso</translation>
        </message>
        <message>
            <source>move marker {label}</source>
            <translation>mover la marca {label}</translation>
        </message>
        <message>
            <source>‘{label}’</source>
            <translation>«{label}»</translation>
        </message>
        <message>
            <source>optional</source>
            <translation>opcional</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>desconocido</translation>
        </message>
        <message>
            <source>How many people are in the room: shows which part of them the numbers speak of</source>
            <translation>Cuántas personas hay en la sala: muestra de qué parte de ellas hablan las cifras</translation>
        </message>
        <message>
            <source>&amp;Room</source>
            <translation>Sa&amp;la</translation>
        </message>
        <message>
            <source>Hea&amp;d count</source>
            <translation>&amp;Número de personas</translation>
        </message>
        <message>
            <source>&amp;Notes</source>
            <translation>N&amp;otas</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Cualquier fecha</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>Esta semana</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>Este mes</translation>
        </message>
        <message>
            <source>Last six months</source>
            <translation>Los últimos seis meses</translation>
        </message>
        <message>
            <source>Session file, to import elsewhere</source>
            <translation>Archivo de sesión, para importarlo en otro lugar</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>Export into this folder</source>
            <translation>Exportar a esta carpeta</translation>
        </message>
        <message>
            <source>Session files</source>
            <translation>Archivos de sesión</translation>
        </message>
        <message>
            <source>Import sessions</source>
            <translation>Importar sesiones</translation>
        </message>
        <message>
            <source>Set course</source>
            <translation>Poner curso</translation>
        </message>
        <message>
            <source>Course:</source>
            <translation>Curso:</translation>
        </message>
        <message>
            <source>Ho&amp;w sure?</source>
            <translation>¿Con &amp;qué seguridad?</translation>
        </message>
        <message>
            <source>This session is being recorded. It can be edited when it has ended.</source>
            <translation>Esta sesión se está registrando. Se podrá editar cuando haya terminado.</translation>
        </message>
        <message>
            <source>title</source>
            <translation>título</translation>
        </message>
        <message>
            <source>course</source>
            <translation>curso</translation>
        </message>
        <message>
            <source>room</source>
            <translation>sala</translation>
        </message>
        <message>
            <source>number of people</source>
            <translation>número de personas</translation>
        </message>
        <message>
            <source>notes</source>
            <translation>notas</translation>
        </message>
        <message>
            <source>change of the {field}</source>
            <translation>cambio de {field}</translation>
        </message>
        <message>
            <source>Undo: {what}</source>
            <translation>Deshacer: {what}</translation>
        </message>
        <message>
            <source>Redo: {what}</source>
            <translation>Rehacer: {what}</translation>
        </message>
        <message>
            <source>Deleted: {title}</source>
            <translation>Borrada: {title}</translation>
        </message>
        <message>
            <source>{n} sessions deleted</source>
            <translation>{n} sesiones borradas</translation>
        </message>
        <message>
            <source>One session file with all of them</source>
            <translation>Un archivo de sesión con todas</translation>
        </message>
        <message>
            <source>{format}, a file each</source>
            <translation>{format}, un archivo cada una</translation>
        </message>
        <message>
            <source>Importing {n} of {all}…</source>
            <translation>Importando {n} de {all}…</translation>
        </message>
        <message>
            <source>{n} sessions now belong to “{course}”</source>
            <translation>{n} sesiones pertenecen ahora a «{course}»</translation>
        </message>
        <message>
            <source>{n} sessions belong to no course now</source>
            <translation>{n} sesiones no pertenecen ahora a ningún curso</translation>
        </message>
        <message>
            <source>{n} files saved in {folder}</source>
            <translation>{n} archivos guardados en {folder}</translation>
        </message>
        <message>
            <source>Exporting {n} of {all}…</source>
            <translation>Exportando {n} de {all}…</translation>
        </message>
        <message>
            <source>Writing {file}…</source>
            <translation>Escribiendo {file}…</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Choose one on the left to see its timeline, or several to compare them. New ones come from Live.</source>
            <translation>Elija una a la izquierda para ver su línea de tiempo, o varias para compararlas. Las nuevas vienen de En vivo.</translation>
        </message>
        <message>
            <source>Your sessions</source>
            <translation>Sus sesiones</translation>
        </message>
        <message>
            <source>&amp;Rename</source>
            <translation>Cambiar &amp;nombre</translation>
        </message>
        <message>
            <source>&amp;Set course…</source>
            <translation>&amp;Poner curso…</translation>
        </message>
        <message>
            <source>“{title}” was there already</source>
            <translation>«{title}» ya estaba</translation>
        </message>
        <message>
            <source>Imported: {title}</source>
            <translation>Importada: {title}</translation>
        </message>
        <message>
            <source>{n} sessions imported</source>
            <translation>{n} sesiones importadas</translation>
        </message>
        <message>
            <source>{n} were there already</source>
            <translation>{n} ya estaban</translation>
        </message>
        <message>
            <source>What cannot be chosen</source>
            <translation>Lo que no se puede elegir</translation>
        </message>
        <message>
            <source>General</source>
            <translation>General</translation>
        </message>
        <message>
            <source>as the system</source>
            <translation>como el sistema</translation>
        </message>
        <message>
            <source>Speak of &amp;expressions only</source>
            <translation>Hablar solo de &amp;expresiones</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Idioma</translation>
        </message>
        <message>
            <source>&amp;Size of text</source>
            <translation>&amp;Tamaño del texto</translation>
        </message>
        <message>
            <source>For places where feelings may not be inferred: the window then names smile-like, even and frown-like expressions, and nothing else. What may be started does not change with it.</source>
            <translation>Para lugares donde no se pueden inferir sentimientos: la ventana nombra entonces gestos de sonrisa, quietos y de ceño fruncido, y nada más. Lo que puede empezar no cambia con ello.</translation>
        </message>
        <message>
            <source>Language, size and wording wait for the end of a session that runs.</source>
            <translation>Idioma, tamaño y vocabulario esperan al final de una sesión en marcha.</translation>
        </message>
        <message>
            <source>shown</source>
            <translation>visibles</translation>
        </message>
        <message>
            <source>blurred</source>
            <translation>desenfocadas</translation>
        </message>
        <message>
            <source>hidden: no picture at all</source>
            <translation>ocultas: ninguna imagen</translation>
        </message>
        <message>
            <source>&amp;Point out when the share of {label} faces stays high for a minute</source>
            <translation>&amp;Señalar cuando la proporción de caras de {label} siga alta un minuto</translation>
        </message>
        <message>
            <source>&amp;Faces in the preview</source>
            <translation>Caras en la &amp;vista previa</translation>
        </message>
        <message>
            <source>Quiet alerts</source>
            <translation>Avisos discretos</translation>
        </message>
        <message>
            <source>A colour and a line; no sound, and no window in front of another.</source>
            <translation>Un color y una línea; ningún sonido, ni una ventana delante de otra.</translation>
        </message>
        <message>
            <source>A&amp;bove</source>
            <translation>Por e&amp;ncima de</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>Cobertura</translation>
        </message>
        <message>
            <source>&amp;Mark shares of a smaller part of the people than</source>
            <translation>&amp;Marcar proporciones de una parte de las personas menor que</translation>
        </message>
        <message>
            <source>Of the head count that is typed in before a session; without one nothing is marked.</source>
            <translation>Respecto al número de personas que se escribe antes de una sesión; sin él no se marca nada.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Número</translation>
        </message>
        <message>
            <source>&amp;Show an index beside the shares</source>
            <translation>&amp;Mostrar un índice junto a las proporciones</translation>
        </message>
        <message>
            <source>The formula</source>
            <translation>La fórmula</translation>
        </message>
        <message>
            <source>What it is not</source>
            <translation>Qué no es</translation>
        </message>
        <message>
            <source>It measures nothing but its own formula: not attention, not learning, not how good a lecture was. Two different rooms can have the same index. Other weights give another number, so compare only what was made with the same ones.</source>
            <translation>No mide nada más que su propia fórmula: ni la atención, ni el aprendizaje, ni lo buena que fue una clase. Dos salas distintas pueden tener el mismo índice. Otros pesos dan otro número, así que compare solo lo hecho con los mismos.</translation>
        </message>
        <message>
            <source>Index = {formula}</source>
            <translation>Índice = {formula}</translation>
        </message>
        <message>
            <source>No index is shown.</source>
            <translation>No se muestra ningún índice.</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Almacenamiento</translation>
        </message>
        <message>
            <source>&amp;Delete old sessions automatically</source>
            <translation>&amp;Eliminar sesiones antiguas automáticamente</translation>
        </message>
        <message>
            <source>Nothing is deleted automatically.</source>
            <translation>No se elimina nada automáticamente.</translation>
        </message>
        <message>
            <source>days</source>
            <translation>días</translation>
        </message>
        <message>
            <source>Point out when the c&amp;amera is gone</source>
            <translation>Señalar cuando falte la cámar&amp;a</translation>
        </message>
        <message>
            <source>One number from 0 to 1, made of the three shares by a formula that you choose. It stands nowhere without its weights.</source>
            <translation>Un número de 0 a 1, hecho de las tres proporciones con una fórmula que usted elige. No figura en ningún sitio sin sus pesos.</translation>
        </message>
        <message>
            <source>What is deleted</source>
            <translation>Qué se elimina</translation>
        </message>
        <message>
            <source>Sessions stay until you delete them, unless you choose here how long they are kept.</source>
            <translation>Las sesiones se conservan hasta que usted las elimine, salvo que elija aquí cuánto tiempo se guardan.</translation>
        </message>
        <message>
            <source>&amp;After</source>
            <translation>Des&amp;pués de</translation>
        </message>
        <message>
            <source>Each time the program starts, every session that began more than {n} days ago is deleted for good. It cannot be brought back; export what you want to keep.</source>
            <translation>Cada vez que se inicia el programa, toda sesión que comenzó hace más de {n} días se elimina definitivamente. No se puede recuperar; exporte lo que quiera conservar.</translation>
        </message>
        <message>
            <source>Place and purpose</source>
            <translation>Lugar y fin</translation>
        </message>
        <message>
            <source>light</source>
            <translation>claro</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>oscuro</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Deshacer</translation>
        </message>
        <message>
            <source>&amp;Reset this group</source>
            <translation>&amp;Restablecer este grupo</translation>
        </message>
        <message>
            <source>Groups of settings</source>
            <translation>Grupos de ajustes</translation>
        </message>
        <message>
            <source>Take back the last change in this group</source>
            <translation>Deshacer el último cambio en este grupo</translation>
        </message>
        <message>
            <source>Choose in this group what held before anybody chose</source>
            <translation>Elegir en este grupo lo que valía antes de que nadie eligiera</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Cerrar</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>Grabaciones</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modelo</translation>
        </message>
        <message>
            <source>Another &amp;folder…</source>
            <translation>Otra car&amp;peta…</translation>
        </message>
        <message>
            <source>Calibration for a room</source>
            <translation>Calibración para una sala</translation>
        </message>
        <message>
            <source>Choose a f&amp;ile…</source>
            <translation>Elegir un &amp;archivo…</translation>
        </message>
        <message>
            <source>Use &amp;none</source>
            <translation>No usar &amp;ninguna</translation>
        </message>
        <message>
            <source>Choose the folder of a model</source>
            <translation>Elegir la carpeta de un modelo</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Todos los archivos</translation>
        </message>
        <message>
            <source>Calibrations</source>
            <translation>Calibraciones</translation>
        </message>
        <message>
            <source>Choose a calibration</source>
            <translation>Elegir una calibración</translation>
        </message>
        <message>
            <source>The model sorts the faces. You can train one on faces of your own with the command “train”. What is chosen here holds from the next session on.</source>
            <translation>El modelo clasifica las caras. Con la orden «train» puede entrenar uno con caras propias. Lo que se elija aquí vale desde la próxima sesión.</translation>
        </message>
        <message>
            <source>In another room, with other light and another camera, a model errs in another way. The command “recalibrate” measures that on about 60 faces which you name, keeps none of them, and writes a file that can be chosen here.</source>
            <translation>En otra sala, con otra luz y otra cámara, un modelo se equivoca de otra manera. La orden «recalibrate» lo mide con unas 60 caras que usted nombra, no guarda ninguna y escribe un archivo que puede elegirse aquí.</translation>
        </message>
        <message>
            <source>Mo&amp;del</source>
            <translation>&amp;Modelo</translation>
        </message>
        <message>
            <source>This room</source>
            <translation>Esta sala</translation>
        </message>
        <message>
            <source>{name}, as the program came</source>
            <translation>{name}, el que trae el programa</translation>
        </message>
        <message>
            <source>It calls a face what most of ten people called such faces.</source>
            <translation>Llama a una cara como la mayoría de diez personas llamó a caras así.</translation>
        </message>
        <message>
            <source>It calls a face what the labels of FER2013 do, one for each face: many that most of ten people call neutral are negative there. It is for comparisons with other work, less for lectures.</source>
            <translation>Llama a una cara como lo hacen las etiquetas de FER2013, una por cara: muchas que la mayoría de diez personas llama neutras son negativas allí. Es para comparaciones con otros trabajos, menos para clases.</translation>
        </message>
        <message>
            <source>It calls a face what the labels do that it was trained on.</source>
            <translation>Llama a una cara como lo hacen las etiquetas con las que fue entrenado.</translation>
        </message>
        <message>
            <source>No calibration for a room: the model as it came.</source>
            <translation>Sin calibración para una sala: el modelo tal como venía.</translation>
        </message>
        <message>
            <source>{file}: {faces} faces of the room; {before} named rightly as the model came, {after} calibrated.</source>
            <translation>{file}: {faces} caras de la sala; {before} bien nombradas con el modelo tal como venía, {after} calibrado.</translation>
        </message>
        <message>
            <source>Choose a recording</source>
            <translation>Elegir una grabación</translation>
        </message>
        <message>
            <source>Recording…</source>
            <translation>Grabación…</translation>
        </message>
        <message>
            <source>Stream address…</source>
            <translation>Dirección de transmisión…</translation>
        </message>
        <message>
            <source>So&amp;urce</source>
            <translation>&amp;Fuente</translation>
        </message>
        <message>
            <source>&amp;Title</source>
            <translation>&amp;Título</translation>
        </message>
        <message>
            <source>&amp;Course</source>
            <translation>&amp;Curso</translation>
        </message>
        <message>
            <source>&amp;More…</source>
            <translation>&amp;Más…</translation>
        </message>
        <message>
            <source>Previe&amp;w</source>
            <translation>V&amp;ista previa</translation>
        </message>
        <message>
            <source>Whole screen</source>
            <translation>Pantalla entera</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Parte</translation>
        </message>
        <message>
            <source>Address of the stream</source>
            <translation>Dirección de la transmisión</translation>
        </message>
        <message>
            <source>Part of the screen</source>
            <translation>Parte de la pantalla</translation>
        </message>
        <message>
            <source>whole; or left, top, width, height in pixels</source>
            <translation>entera; o izquierda, arriba, ancho, alto en píxeles</translation>
        </message>
        <message>
            <source>An address begins with rtsp:// or http:// and names a computer, as in the example</source>
            <translation>Una dirección empieza por rtsp:// o http:// y nombra un ordenador, como en el ejemplo</translation>
        </message>
        <message>
            <source>Four numbers: left, top, width, height; at least {number} pixels each way</source>
            <translation>Cuatro números: izquierda, arriba, ancho, alto; al menos {number} píxeles en cada sentido</translation>
        </message>
        <message>
            <source>Look through the source before the session: nothing is analysed, nothing is stored</source>
            <translation>Mirar por la fuente antes de la sesión: no se analiza nada, no se guarda nada</translation>
        </message>
        <message>
            <source>Room, head count and notes</source>
            <translation>Sala, número de personas y notas</translation>
        </message>
        <message>
            <source>● running</source>
            <translation>● en marcha</translation>
        </message>
        <message>
            <source>❚❚ paused</source>
            <translation>❚❚ en pausa</translation>
        </message>
        <message>
            <source>○ no session</source>
            <translation>○ sin sesión</translation>
        </message>
        <message>
            <source>Close the strip</source>
            <translation>Cerrar la tira</translation>
        </message>
        <message>
            <source>Close the strip (Esc)</source>
            <translation>Cerrar la tira (Esc)</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>Sesión</translation>
        </message>
        <message>
            <source>Faces in view, of the people in the room</source>
            <translation>Caras a la vista, de las personas en la sala</translation>
        </message>
        <message>
            <source>{n} of {all} faces</source>
            <translation>{n} de {all} caras</translation>
        </message>
        <message>
            <source>Shares of each session with their intervals</source>
            <translation>Proporciones de cada sesión con sus intervalos</translation>
        </message>
        <message>
            <source>No face was seen</source>
            <translation>No se vio ninguna cara</translation>
        </message>
        <message>
            <source>Against the one before: {change}</source>
            <translation>Frente a la anterior: {change}</translation>
        </message>
        <message>
            <source>{time}:  {shares}   of {faces}</source>
            <translation>{time}:  {shares}   de {faces}</translation>
        </message>
        <message>
            <source>Whole lecture</source>
            <translation>Clase entera</translation>
        </message>
        <message>
            <source>Last 5 minutes</source>
            <translation>Últimos 5 minutos</translation>
        </message>
        <message>
            <source>Shaded: 95 % range.  Hatched: nothing measured.  Click to read a second.</source>
            <translation>Sombreado: intervalo del 95 %.  Rayado: nada medido.  Clic para leer un segundo.</translation>
        </message>
        <message>
            <source>Shaded: 95 % range.  Hatched: nothing measured.  Point at a moment to read it.</source>
            <translation>Sombreado: intervalo del 95 %.  Rayado: nada medido.  Señale un momento para leerlo.</translation>
        </message>
        <message>
            <source>Shares over the lecture: {names}</source>
            <translation>Proporciones a lo largo de la clase: {names}</translation>
        </message>
        <message>
            <source>Faces over the lecture</source>
            <translation>Caras a lo largo de la clase</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Rehacer</translation>
        </message>
        <message>
            <source>&amp;Undo: {what}</source>
            <translation>&amp;Deshacer: {what}</translation>
        </message>
        <message>
            <source>&amp;Redo: {what}</source>
            <translation>&amp;Rehacer: {what}</translation>
        </message>
        <message>
            <source>in the European Union</source>
            <translation>en la Unión Europea</translation>
        </message>
        <message>
            <source>elsewhere</source>
            <translation>en otro lugar</translation>
        </message>
        <message>
            <source>an education institution</source>
            <translation>un centro educativo</translation>
        </message>
        <message>
            <source>a workplace</source>
            <translation>un lugar de trabajo</translation>
        </message>
        <message>
            <source>listening, taking notes</source>
            <translation>escuchar, tomar apuntes</translation>
        </message>
        <message>
            <source>thinking or solving problems alone</source>
            <translation>pensar o resolver problemas a solas</translation>
        </message>
        <message>
            <source>discussing a clicker question in groups</source>
            <translation>debatir en grupos una pregunta de votación</translation>
        </message>
        <message>
            <source>working on a worksheet in groups</source>
            <translation>trabajar en grupos con una hoja de ejercicios</translation>
        </message>
        <message>
            <source>another activity in groups</source>
            <translation>otra actividad en grupos</translation>
        </message>
        <message>
            <source>answering a question of the instructor</source>
            <translation>responder a una pregunta del docente</translation>
        </message>
        <message>
            <source>asking a question</source>
            <translation>hacer una pregunta</translation>
        </message>
        <message>
            <source>discussing as a whole class</source>
            <translation>debatir toda la clase junta</translation>
        </message>
        <message>
            <source>predicting the outcome of a demonstration</source>
            <translation>predecir el resultado de una demostración</translation>
        </message>
        <message>
            <source>presenting</source>
            <translation>exponer</translation>
        </message>
        <message>
            <source>test or quiz</source>
            <translation>prueba o cuestionario</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>esperar</translation>
        </message>
        <message>
            <source>something else</source>
            <translation>otra cosa</translation>
        </message>
        <message>
            <source>lecturing</source>
            <translation>explicar la lección</translation>
        </message>
        <message>
            <source>writing on the board</source>
            <translation>escribir en la pizarra</translation>
        </message>
        <message>
            <source>following up on a question or activity</source>
            <translation>retomar una pregunta o actividad</translation>
        </message>
        <message>
            <source>posing a question</source>
            <translation>plantear una pregunta</translation>
        </message>
        <message>
            <source>asking a clicker question</source>
            <translation>hacer una pregunta de votación</translation>
        </message>
        <message>
            <source>listening to and answering questions</source>
            <translation>escuchar y responder preguntas</translation>
        </message>
        <message>
            <source>moving through the class, guiding work</source>
            <translation>recorrer la clase y guiar el trabajo</translation>
        </message>
        <message>
            <source>talking with one or a few</source>
            <translation>hablar con una persona o con unas pocas</translation>
        </message>
        <message>
            <source>showing a demonstration or a video</source>
            <translation>mostrar una demostración o un vídeo</translation>
        </message>
        <message>
            <source>administration</source>
            <translation>asuntos de organización</translation>
        </message>
        <message>
            <source>no reason that the law names</source>
            <translation>ningún motivo que la ley nombre</translation>
        </message>
        <message>
            <source>a medical reason</source>
            <translation>un motivo médico</translation>
        </message>
        <message>
            <source>a safety reason</source>
            <translation>un motivo de seguridad</translation>
        </message>
        <message>
            <source>scientific research, on my own responsibility</source>
            <translation>investigación científica, bajo mi propia responsabilidad</translation>
        </message>
        <message>
            <source>in your own words; kept with every session, printed on its report</source>
            <translation>con sus propias palabras; se guarda con cada sesión y se imprime en su informe</translation>
        </message>
        <message>
            <source>&amp;Where is it used?</source>
            <translation>¿Dó&amp;nde se usa?</translation>
        </message>
        <message>
            <source>&amp;By whom?</source>
            <translation>¿&amp;Quién lo usa?</translation>
        </message>
        <message>
            <source>&amp;Reason</source>
            <translation>&amp;Motivo</translation>
        </message>
        <message>
            <source>&amp;Purpose</source>
            <translation>&amp;Fin</translation>
        </message>
        <message>
            <source>What follows</source>
            <translation>Qué se sigue</translation>
        </message>
        <message>
            <source>The rule</source>
            <translation>La norma</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Elegir…</translation>
        </message>
        <message>
            <source>The program made a mistake. What was seen until now is saved. Please report it with this file: {log}</source>
            <translation>El programa cometió un error. Lo visto hasta ahora está guardado. Comuníquelo con este archivo: {log}</translation>
        </message>
        <message>
            <source>A session is running. Stop it and close the window? What was seen until now stays saved.</source>
            <translation>Hay una sesión en marcha. ¿Terminarla y cerrar la ventana? Lo visto hasta ahora queda guardado.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Responder</translation>
        </message>
        <message>
            <source>Close this notice</source>
            <translation>Cerrar este aviso</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>Aviso</translation>
        </message>
        <message>
            <source>Areas…</source>
            <translation>Zonas…</translation>
        </message>
        <message>
            <source>Draw what nobody may see, and where the seats are</source>
            <translation>Dibujar lo que nadie debe ver y dónde están los asientos</translation>
        </message>
        <message>
            <source>Blind area</source>
            <translation>Zona ciega</translation>
        </message>
        <message>
            <source>Is black before anybody or anything looks at the picture</source>
            <translation>Queda en negro antes de que nadie ni nada mire la imagen</translation>
        </message>
        <message>
            <source>Seats</source>
            <translation>Asientos</translation>
        </message>
        <message>
            <source>Only faces in seat areas count; without any, the whole picture does</source>
            <translation>Solo cuentan las caras en zonas de asientos; sin ninguna, cuenta toda la imagen</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>The last corner or area: Backspace</source>
            <translation>La última esquina o zona: retroceso</translation>
        </message>
        <message>
            <source>Remove all</source>
            <translation>Quitar todas</translation>
        </message>
        <message>
            <source>Takes all areas of this source away</source>
            <translation>Quita todas las zonas de esta fuente</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Listo</translation>
        </message>
        <message>
            <source>Ends drawing: Escape</source>
            <translation>Termina de dibujar: Esc</translation>
        </message>
        <message>
            <source>Areas of the picture: drag a rectangle or click the corners</source>
            <translation>Zonas de la imagen: arrastre un rectángulo o haga clic en las esquinas</translation>
        </message>
        <message>
            <source>Camera {number} is gone</source>
            <translation>La cámara {number} ya no está</translation>
        </message>
        <message>
            <source>Plug it in again.</source>
            <translation>Vuelva a conectarla.</translation>
        </message>
        <message>
            <source>The demo lecture's faces cannot be read ({error!r})</source>
            <translation>No se pueden leer las caras de la clase de demostración ({error!r})</translation>
        </message>
        <message>
            <source>The demo lecture lacks the faces {names}</source>
            <translation>A la clase de demostración le faltan las caras {names}</translation>
        </message>
        <message>
            <source>Install the program again: its resources folder is incomplete.</source>
            <translation>Vuelva a instalar el programa: su carpeta «resources» está incompleta.</translation>
        </message>
        <message>
            <source>The demo lecture's script {name} cannot be read ({error!r})</source>
            <translation>No se puede leer el guion de la clase de demostración {name} ({error!r})</translation>
        </message>
        <message>
            <source>Open its shutter or take off its cap, and switch on some light.</source>
            <translation>Abra su obturador o quítele la tapa, y encienda alguna luz.</translation>
        </message>
        <message>
            <source>{source} cannot be opened</source>
            <translation>{source}: no se puede abrir</translation>
        </message>
        <message>
            <source>{source} gives pictures of a kind that cannot be used</source>
            <translation>{source}: da imágenes de un tipo que no se puede usar</translation>
        </message>
        <message>
            <source>{source} gives no more pictures; it is tried again</source>
            <translation>{source}: ya no da imágenes; se vuelve a intentar</translation>
        </message>
        <message>
            <source>{source} repeats its last picture; it is tried again</source>
            <translation>{source}: repite su última imagen; se vuelve a intentar</translation>
        </message>
        <message>
            <source>{source} gives only black pictures</source>
            <translation>{source}: solo da imágenes negras</translation>
        </message>
        <message>
            <source>Choose another screen, or the whole of it; on Linux this works on X11 and not everywhere on Wayland.</source>
            <translation>Elija otra pantalla, o la pantalla entera; en Linux esto funciona con X11 y no siempre con Wayland.</translation>
        </message>
        <message>
            <source>Screen {number}</source>
            <translation>Pantalla {number}</translation>
        </message>
        <message>
            <source>Screen {number} cannot be read ({reason})</source>
            <translation>No se puede leer la pantalla {number} ({reason})</translation>
        </message>
        <message>
            <source>There is no screen {number}: this computer shows {count}</source>
            <translation>No hay ninguna pantalla {number}: este ordenador muestra {count}</translation>
        </message>
        <message>
            <source>The part {part} is smaller than {least} pixels or lies outside the screen</source>
            <translation>La parte {part} mide menos de {least} píxeles o queda fuera de la pantalla</translation>
        </message>
        <message>
            <source>The folder {folder} holds no video file</source>
            <translation>La carpeta {folder} no contiene ningún archivo de vídeo</translation>
        </message>
        <message>
            <source>Name another folder or a file.</source>
            <translation>Indique otra carpeta o un archivo.</translation>
        </message>
        <message>
            <source>Check the address, user and password, and that this computer can reach it.</source>
            <translation>Compruebe la dirección, el usuario y la contraseña, y que este ordenador pueda llegar a ella.</translation>
        </message>
        <message>
            <source>Stream {address}</source>
            <translation>Transmisión {address}</translation>
        </message>
        <message>
            <source>Reading {source} failed; it is tried again</source>
            <translation>Falló la lectura de {source}; se vuelve a intentar</translation>
        </message>
        <message>
            <source>If it goes on, look into the log.</source>
            <translation>Si continúa, mire el registro.</translation>
        </message>
        <message>
            <source>{path} holds no picture that can be read</source>
            <translation>{path} no contiene ninguna imagen que se pueda leer</translation>
        </message>
        <message>
            <source>{path} is gone; it is tried again</source>
            <translation>{path} ya no está; se vuelve a intentar</translation>
        </message>
        <message>
            <source>Connect its drive or network share again.</source>
            <translation>Vuelva a conectar su unidad o carpeta de red.</translation>
        </message>
        <message>
            <source>Check that it is a complete video file (MP4, AVI, MKV, ...), or convert it again.</source>
            <translation>Compruebe que sea un archivo de vídeo completo (MP4, AVI, MKV, ...), o vuelva a convertirlo.</translation>
        </message>
        <message>
            <source>{path} cannot be read ({reason})</source>
            <translation>No se puede leer {path} ({reason})</translation>
        </message>
        <message>
            <source>There is no file {path}</source>
            <translation>No existe el archivo {path}</translation>
        </message>
        <message>
            <source>Check the name and the folder.</source>
            <translation>Compruebe el nombre y la carpeta.</translation>
        </message>
        <message>
            <source>{path} is a picture and no video</source>
            <translation>{path} es una imagen y no un vídeo</translation>
        </message>
        <message>
            <source>{path} is no video that can be opened: it is damaged or something else</source>
            <translation>{path} no es un vídeo que se pueda abrir: está dañado o es otra cosa</translation>
        </message>
        <message>
            <source>Start it from a desktop session (over SSH: ssh -X), or work without a window: engagement-monitor demo --headless, or engagement-monitor analyze FILE.</source>
            <translation>Inícielo desde una sesión de escritorio (por SSH: ssh -X), o trabaje sin ventana: engagement-monitor demo --headless, o engagement-monitor analyze FILE.</translation>
        </message>
        <message>
            <source>No window can be opened: the display {display} does not let this program connect</source>
            <translation>No se puede abrir ninguna ventana: la pantalla {display} no deja conectar a este programa</translation>
        </message>
        <message>
            <source>No window can be opened: this session has no display (neither DISPLAY nor WAYLAND_DISPLAY is set)</source>
            <translation>No se puede abrir ninguna ventana: esta sesión no tiene pantalla (no están definidas DISPLAY ni WAYLAND_DISPLAY)</translation>
        </message>
        <message>
            <source>Install these libraries with your system's package manager.</source>
            <translation>Instale estas bibliotecas con el gestor de paquetes de su sistema.</translation>
        </message>
        <message>
            <source>On Debian or Ubuntu, install them with: {command}</source>
            <translation>En Debian o Ubuntu, instálelas con: {command}</translation>
        </message>
        <message>
            <source>No window can be opened: Qt lacks the system libraries {names}</source>
            <translation>No se puede abrir ninguna ventana: a Qt le faltan las bibliotecas del sistema {names}</translation>
        </message>
        <message>
            <source>{what}. {remedy}</source>
            <translation>{what}. {remedy}</translation>
        </message>
        <message>
            <source>Not saved at the moment: {fault}</source>
            <translation>Por ahora no se guarda: {fault}</translation>
        </message>
        <message>
            <source>The source is gone; it is tried again.</source>
            <translation>La fuente ya no está; se vuelve a intentar.</translation>
        </message>
        <message>
            <source>The analysis failed {count} times and went on; the log says why.</source>
            <translation>El análisis falló {count} veces y siguió; el registro dice por qué.</translation>
        </message>
        <message>
            <source>The model gave no usable answer for {count} frames; they count as gaps.</source>
            <translation>El modelo no dio una respuesta útil para {count} fotogramas; cuentan como huecos.</translation>
        </message>
        <message>
            <source>The preferences in {path} cannot be read ({reason})</source>
            <translation>No se pueden leer los ajustes de {path} ({reason})</translation>
        </message>
        <message>
            <source>The usual ones are used. Mend or delete the file; choosing anything writes it anew.</source>
            <translation>Se usan los habituales. Repare o borre el archivo; al elegir algo se escribe de nuevo.</translation>
        </message>
        <message>
            <source>The preferences cannot be written to {path} ({reason})</source>
            <translation>No se pueden escribir los ajustes en {path} ({reason})</translation>
        </message>
        <message>
            <source>They hold until the program ends.</source>
            <translation>Valen hasta que termine el programa.</translation>
        </message>
        <message>
            <source>No stored session belongs to the course {course!r}</source>
            <translation>Ninguna sesión guardada pertenece al curso {course!r}</translation>
        </message>
        <message>
            <source>`engagement-monitor sessions` lists the sessions with their courses.</source>
            <translation>`engagement-monitor sessions` enumera las sesiones con sus cursos.</translation>
        </message>
        <message>
            <source>{path} does not say whose faces are missed ({reason})</source>
            <translation>{path} no dice de quién son las caras que se escapan ({reason})</translation>
        </message>
        <message>
            <source>Install the program again.</source>
            <translation>Vuelva a instalar el programa.</translation>
        </message>
        <message>
            <source>The card of model {model!r} that is stored with the session cannot be read ({reason})</source>
            <translation>No se puede leer la ficha del modelo {model!r} guardada con la sesión ({reason})</translation>
        </message>
        <message>
            <source>The session's numbers are safe; open it with the version of the program that recorded it.</source>
            <translation>Las cifras de la sesión están a salvo; ábrala con la versión del programa que la registró.</translation>
        </message>
        <message>
            <source>{path} cannot be written: there is no folder {folder}</source>
            <translation>No se puede escribir {path}: no existe la carpeta {folder}</translation>
        </message>
        <message>
            <source>Create that folder first.</source>
            <translation>Cree primero esa carpeta.</translation>
        </message>
        <message>
            <source>{path} cannot be written: access is denied</source>
            <translation>No se puede escribir {path}: acceso denegado</translation>
        </message>
        <message>
            <source>Choose a folder that you may write to, or close the file.</source>
            <translation>Elija una carpeta en la que pueda escribir, o cierre el archivo.</translation>
        </message>
        <message>
            <source>{path} cannot be written: the disk is full</source>
            <translation>No se puede escribir {path}: el disco está lleno</translation>
        </message>
        <message>
            <source>Free some space, or choose another disk.</source>
            <translation>Libere espacio o elija otro disco.</translation>
        </message>
        <message>
            <source>{path} cannot be written: it is a folder</source>
            <translation>No se puede escribir {path}: es una carpeta</translation>
        </message>
        <message>
            <source>Name a file in it.</source>
            <translation>Indique un archivo dentro de ella.</translation>
        </message>
        <message>
            <source>{path} cannot be written ({reason})</source>
            <translation>No se puede escribir {path} ({reason})</translation>
        </message>
        <message>
            <source>Choose another place.</source>
            <translation>Elija otro lugar.</translation>
        </message>
        <message>
            <source>{fault}. The whole session was kept in {path}</source>
            <translation>{fault}. La sesión entera se guardó en {path}</translation>
        </message>
        <message>
            <source>It is taken into the database by itself when the program starts the next time.</source>
            <translation>Pasa sola a la base de datos la próxima vez que se inicie el programa.</translation>
        </message>
        <message>
            <source>These sessions make {size_mb:.0f} MB, and a file holds {most_mb} MB</source>
            <translation>Estas sesiones ocupan {size_mb:.0f} MB, y en un archivo caben {most_mb} MB</translation>
        </message>
        <message>
            <source>Export fewer of them at once.</source>
            <translation>Exporte menos de una vez.</translation>
        </message>
        <message>
            <source>Session {id} is being recorded</source>
            <translation>La sesión {id} se está registrando</translation>
        </message>
        <message>
            <source>Stop it before you export it.</source>
            <translation>Termínela antes de exportarla.</translation>
        </message>
        <message>
            <source>Nothing was changed or deleted. Keep a copy of the file; then put a backup in its place, try `sqlite3 FILE .recover`, or name another file with `--database PATH`.</source>
            <translation>No se cambió ni se borró nada. Guarde una copia del archivo; después ponga una copia de seguridad en su lugar, pruebe `sqlite3 FILE .recover` o indique otro archivo con `--database PATH`.</translation>
        </message>
        <message>
            <source>A session that is being recorded is kept in a file when it ends. Start the program again then.</source>
            <translation>Una sesión que se está registrando se guarda en un archivo cuando termina. Después, vuelva a iniciar el programa.</translation>
        </message>
        <message>
            <source>Allow yourself to write there, or name another file with `--database PATH`.</source>
            <translation>Dese permiso para escribir allí, o indique otro archivo con `--database PATH`.</translation>
        </message>
        <message>
            <source>The database {place} cannot be used: access is denied</source>
            <translation>No se puede usar la base de datos {place}: acceso denegado</translation>
        </message>
        <message>
            <source>The database {place} is locked by another program</source>
            <translation>La base de datos {place} está bloqueada por otro programa</translation>
        </message>
        <message>
            <source>Close whatever else has it open; what is not saved yet is kept and tried again while a session runs.</source>
            <translation>Cierre lo que también la tenga abierta; lo que aún no está guardado se conserva y se vuelve a intentar mientras dure la sesión.</translation>
        </message>
        <message>
            <source>The database {place} cannot be written: it or its folder is read-only</source>
            <translation>No se puede escribir la base de datos {place}: ella o su carpeta es de solo lectura</translation>
        </message>
        <message>
            <source>The database {place} cannot be read or written: the disk reports an error</source>
            <translation>No se puede leer ni escribir la base de datos {place}: el disco comunica un error</translation>
        </message>
        <message>
            <source>See whether the disk is full or was removed, or name another file with `--database PATH`.</source>
            <translation>Mire si el disco está lleno o se retiró, o indique otro archivo con `--database PATH`.</translation>
        </message>
        <message>
            <source>The database {place} is damaged</source>
            <translation>La base de datos {place} está dañada</translation>
        </message>
        <message>
            <source>The database {place} cannot be written: the disk is full</source>
            <translation>No se puede escribir la base de datos {place}: el disco está lleno</translation>
        </message>
        <message>
            <source>Free some space on that disk.</source>
            <translation>Libere espacio en ese disco.</translation>
        </message>
        <message>
            <source>The database {place} cannot be opened: its folder is missing or access is denied</source>
            <translation>No se puede abrir la base de datos {place}: falta su carpeta o el acceso está denegado</translation>
        </message>
        <message>
            <source>Create the folder and allow yourself to write there, or name another file with `--database PATH`.</source>
            <translation>Cree la carpeta y dese permiso para escribir en ella, o indique otro archivo con `--database PATH`.</translation>
        </message>
        <message>
            <source>The database {place} is not a database of this program, or is damaged</source>
            <translation>La base de datos {place} no es de este programa, o está dañada</translation>
        </message>
        <message>
            <source>{place} names no database that can be used</source>
            <translation>{place} no nombra ninguna base de datos que se pueda usar</translation>
        </message>
        <message>
            <source>Give a path, or an SQLAlchemy URL such as sqlite:///lectures.db.</source>
            <translation>Dé una ruta, o una URL de SQLAlchemy como sqlite:///lectures.db.</translation>
        </message>
        <message>
            <source>The database {place} cannot be used ({reason})</source>
            <translation>No se puede usar la base de datos {place} ({reason})</translation>
        </message>
        <message>
            <source>Mend that, or name another file with `--database PATH`.</source>
            <translation>Remédielo, o indique otro archivo con `--database PATH`.</translation>
        </message>
        <message>
            <source>Stop it before you delete it.</source>
            <translation>Termínela antes de borrarla.</translation>
        </message>
        <message>
            <source>No session is stored yet</source>
            <translation>Aún no hay ninguna sesión guardada</translation>
        </message>
        <message>
            <source>Record or analyse one first.</source>
            <translation>Registre o analice una primero.</translation>
        </message>
        <message>
            <source>No stored session has the id {id!r}</source>
            <translation>Ninguna sesión guardada tiene el identificador {id!r}</translation>
        </message>
        <message>
            <source>`engagement-monitor sessions` lists them.</source>
            <translation>`engagement-monitor sessions` las enumera.</translation>
        </message>
        <message>
            <source>Nothing was changed. Name another file with `--database PATH`.</source>
            <translation>No se cambió nada. Indique otro archivo con `--database PATH`.</translation>
        </message>
        <message>
            <source>The database {place} is damaged ({reason})</source>
            <translation>La base de datos {place} está dañada ({reason})</translation>
        </message>
        <message>
            <source>{path} is another program's database</source>
            <translation>{path} es la base de datos de otro programa</translation>
        </message>
        <message>
            <source>The database {place} was written by a newer version of this program (revision {revision})</source>
            <translation>La base de datos {place} la escribió una versión más nueva de este programa (revisión {revision})</translation>
        </message>
        <message>
            <source>Nothing was changed. Update the program, or name another file with `--database PATH`.</source>
            <translation>No se cambió nada. Actualice el programa, o indique otro archivo con `--database PATH`.</translation>
        </message>
        <message>
            <source>The session could be kept neither in the database {place} nor in a file ({reason})</source>
            <translation>La sesión no se pudo guardar ni en la base de datos {place} ni en un archivo ({reason})</translation>
        </message>
        <message>
            <source>What was saved before stays saved. Make room on the disk, or allow yourself to write there.</source>
            <translation>Lo guardado antes sigue guardado. Libere espacio en el disco, o dese permiso para escribir allí.</translation>
        </message>
        <message>
            <source>Nothing was stored. Ask for the file again, from the program that wrote it.</source>
            <translation>No se guardó nada. Pida otra vez el archivo, del programa que lo escribió.</translation>
        </message>
        <message>
            <source>See whether the file is there.</source>
            <translation>Mire si el archivo está ahí.</translation>
        </message>
        <message>
            <source>it is larger than {most_mb} MB</source>
            <translation>ocupa más de {most_mb} MB</translation>
        </message>
        <message>
            <source>it holds more values than any session</source>
            <translation>contiene más valores que cualquier sesión</translation>
        </message>
        <message>
            <source>Open it with the version of Engagement Monitor that wrote it, or with a newer one.</source>
            <translation>Ábralo con la versión de Engagement Monitor que lo escribió, o con una más nueva.</translation>
        </message>
        <message>
            <source>another version of the program wrote it</source>
            <translation>lo escribió otra versión del programa</translation>
        </message>
        <message>
            <source>{path} cannot be imported: {reason}</source>
            <translation>No se puede importar {path}: {reason}</translation>
        </message>
        <message>
            <source>The database {place} did not answer in time</source>
            <translation>La base de datos {place} no respondió a tiempo</translation>
        </message>
        <message>
            <source>See whether its disk or its network drive answers, and what else has it open.</source>
            <translation>Mire si responden su disco o su unidad de red, y qué otra cosa la tiene abierta.</translation>
        </message>
        <message>
            <source>The system lacks libraries that OpenCV needs ({packages})</source>
            <translation>Al sistema le faltan bibliotecas que OpenCV necesita ({packages})</translation>
        </message>
        <message>
            <source>On Debian or Ubuntu: {command}</source>
            <translation>En Debian o Ubuntu: {command}</translation>
        </message>
        <message>
            <source>The areas in {path} cannot be read ({reason})</source>
            <translation>No se pueden leer las zonas de {path} ({reason})</translation>
        </message>
        <message>
            <source>Look at its name.</source>
            <translation>Revise el nombre.</translation>
        </message>
        <message>
            <source>the whole file</source>
            <translation>todo el archivo</translation>
        </message>
        <message>
            <source>{path} holds no areas ({where}: {reason})</source>
            <translation>{path} no contiene zonas ({where}: {reason})</translation>
        </message>
        <message>
            <source>Write {example} with fractions of the picture from 0 to 1.</source>
            <translation>Escriba {example} con fracciones de la imagen de 0 a 1.</translation>
        </message>
        <message>
            <source>The model {model!r} gave numbers that are no probabilities</source>
            <translation>El modelo {model!r} dio números que no son probabilidades</translation>
        </message>
        <message>
            <source>If it goes on, train or fetch the model again, or choose the other --engine.</source>
            <translation>Si continúa, vuelva a entrenar o a obtener el modelo, o elija la otra --engine.</translation>
        </message>
        <message>
            <source>{one}; {other}</source>
            <translation>{one}; {other}</translation>
        </message>
        <message>
            <source>Install the program again: both engines come with it.</source>
            <translation>Vuelva a instalar el programa: los dos motores («engines») vienen con él.</translation>
        </message>
        <message>
            <source>{engine} does not run the model {model!r} ({reason})</source>
            <translation>{engine} no puede ejecutar el modelo {model!r} ({reason})</translation>
        </message>
        <message>
            <source>Choose the other --engine, or train or fetch the model again.</source>
            <translation>Elija la otra --engine, o vuelva a entrenar o a obtener el modelo.</translation>
        </message>
        <message>
            <source>OpenCV {version} holds no cascade {name}</source>
            <translation>OpenCV {version} no contiene la cascada {name}</translation>
        </message>
        <message>
            <source>Install opencv-contrib-python below version 5.</source>
            <translation>Instale opencv-contrib-python anterior a la versión 5.</translation>
        </message>
        <message>
            <source>There is no detector {name!r}</source>
            <translation>No hay ningún detector {name!r}</translation>
        </message>
        <message>
            <source>Known are: haar, yunet and yunet:PATH.</source>
            <translation>Se conocen: haar, yunet y yunet:PATH.</translation>
        </message>
        <message>
            <source>{path} is no face check ({reason})</source>
            <translation>{path} no es una comprobación de caras ({reason})</translation>
        </message>
        <message>
            <source>{path} is no face check: {shape} numbers, or some that are none</source>
            <translation>{path} no es una comprobación de caras: {shape} números, o algunos que no lo son</translation>
        </message>
        <message>
            <source>There is no model {name!r} to fetch</source>
            <translation>No hay ningún modelo {name!r} que obtener</translation>
        </message>
        <message>
            <source>Known are: {names}.</source>
            <translation>Se conocen: {names}.</translation>
        </message>
        <message>
            <source>What came from {url} is not the file that is known (SHA-256 {found})</source>
            <translation>Lo que llegó de {url} no es el archivo conocido (SHA-256 {found})</translation>
        </message>
        <message>
            <source>Nothing was stored. Try again later, or fetch the file by hand and name it with --detector yunet:PATH.</source>
            <translation>No se guardó nada. Inténtelo más tarde, o descargue el archivo a mano e indíquelo con --detector yunet:PATH.</translation>
        </message>
        <message>
            <source>{url} cannot be fetched ({reason})</source>
            <translation>No se puede descargar {url} ({reason})</translation>
        </message>
        <message>
            <source>Look at the network, or fetch {file} elsewhere and put it to {path}.</source>
            <translation>Revise la red, o descargue {file} en otro lugar y póngalo en {path}.</translation>
        </message>
        <message>
            <source>Make room, or look at the folder's rights.</source>
            <translation>Libere espacio, o revise los permisos de la carpeta.</translation>
        </message>
        <message>
            <source>LiteRT cannot load {path} ({reason})</source>
            <translation>LiteRT no puede cargar {path} ({reason})</translation>
        </message>
        <message>
            <source>Choose --engine tensorflow, or install the program again.</source>
            <translation>Elija --engine tensorflow, o vuelva a instalar el programa.</translation>
        </message>
        <message>
            <source>{path} gives {shape} for {count} faces of {classes} classes</source>
            <translation>{path} da {shape} para {count} caras de {classes} clases</translation>
        </message>
        <message>
            <source>Train the model again.</source>
            <translation>Vuelva a entrenar el modelo.</translation>
        </message>
        <message>
            <source>no sentiment is named for its classes</source>
            <translation>no se dice cuáles de sus clases son de aspecto positivo, neutro o negativo</translation>
        </message>
        <message>
            <source>it knows no {sentiment} face, so it would take each such face for something else</source>
            <translation>no conoce ninguna cara de la clase «{sentiment}», así que tomaría cada una por otra cosa</translation>
        </message>
        <message>
            <source>it knows no {one} and no {other} face, so it would take each such face for something else</source>
            <translation>no conoce ninguna cara de las clases «{one}» y «{other}», así que tomaría cada una por otra cosa</translation>
        </message>
        <message>
            <source>{folder} is no model: {file} cannot be read ({reason})</source>
            <translation>{folder} no es un modelo: no se puede leer {file} ({reason})</translation>
        </message>
        <message>
            <source>Name a folder that `engagement-monitor train` made, or one that `engagement-monitor models` lists.</source>
            <translation>Indique una carpeta que haya hecho `engagement-monitor train`, o una que enumere `engagement-monitor models`.</translation>
        </message>
        <message>
            <source>{path} is not a valid model card: {where}: {reason}</source>
            <translation>{path} no es una ficha de modelo válida: {where}: {reason}</translation>
        </message>
        <message>
            <source>Train or fetch the model again; a card is not edited by hand.</source>
            <translation>Vuelva a entrenar o a obtener el modelo; una ficha no se edita a mano.</translation>
        </message>
        <message>
            <source>The model {model!r} cannot be used in a session: {reason}</source>
            <translation>El modelo {model!r} no se puede usar en una sesión: {reason}</translation>
        </message>
        <message>
            <source>Choose a model of positive, neutral and negative faces; `evaluate` and `predict` take this one.</source>
            <translation>Elija un modelo de caras de aspecto positivo, neutro y negativo; `evaluate` y `predict` aceptan este.</translation>
        </message>
        <message>
            <source>Model {model!r} lacks {file} in {folder}</source>
            <translation>Al modelo {model!r} le falta {file} en {folder}</translation>
        </message>
        <message>
            <source>Train or fetch the model again.</source>
            <translation>Vuelva a entrenar o a obtener el modelo.</translation>
        </message>
        <message>
            <source>{path} is not the file that its card was written for: the SHA-256 differs</source>
            <translation>{path} no es el archivo para el que se escribió su ficha: el SHA-256 es distinto</translation>
        </message>
        <message>
            <source>It is damaged or was changed. Train or fetch the model again.</source>
            <translation>Está dañado o se modificó. Vuelva a entrenar o a obtener el modelo.</translation>
        </message>
        <message>
            <source>The program came without a model: {folder} names no default</source>
            <translation>El programa vino sin modelo: {folder} no indica ninguno por defecto</translation>
        </message>
        <message>
            <source>Install it again, or name a model folder with --model PATH.</source>
            <translation>Vuelva a instalarlo, o indique una carpeta de modelo con --model PATH.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <source>There is no model {name!r}</source>
            <translation>No hay ningún modelo {name!r}</translation>
        </message>
        <message>
            <source>Name a model folder by its path, or one of those at hand: {names}.</source>
            <translation>Indique una carpeta de modelo por su ruta, o uno de los disponibles: {names}.</translation>
        </message>
        <message>
            <source>No network is called {name!r}</source>
            <translation>Ninguna red se llama {name!r}</translation>
        </message>
        <message>
            <source>There are: {names}.</source>
            <translation>Hay: {names}.</translation>
        </message>
        <message>
            <source>The network {name!r} cannot be built from its card: {reason}</source>
            <translation>La red {name!r} no se puede construir a partir de su ficha: {reason}</translation>
        </message>
        <message>
            <source>Train or fetch it again.</source>
            <translation>Vuelva a entrenarla o a obtenerla.</translation>
        </message>
        <message>
            <source>{name!r} ends in one sigmoid but has {classes} classes</source>
            <translation>{name!r} termina en una sola sigmoide, pero tiene {classes} clases</translation>
        </message>
        <message>
            <source>Let it have two.</source>
            <translation>Dele dos.</translation>
        </message>
        <message>
            <source>{path} does not fit the network on its card: {reason}</source>
            <translation>{path} no corresponde a la red de su ficha: {reason}</translation>
        </message>
        <message>
            <source>Make it again with `engagement-monitor recalibrate`.</source>
            <translation>Vuelva a hacerla con `engagement-monitor recalibrate`.</translation>
        </message>
        <message>
            <source>The calibration is for the model {model!r} ({sha256}), not for {other!r}</source>
            <translation>La calibración es para el modelo {model!r} ({sha256}), no para {other!r}</translation>
        </message>
        <message>
            <source>The calibration {path} cannot be read ({reason})</source>
            <translation>No se puede leer la calibración {path} ({reason})</translation>
        </message>
        <message>
            <source>{path} is no calibration for a room: {where}: {reason}</source>
            <translation>{path} no es una calibración para una sala: {where}: {reason}</translation>
        </message>
        <message>
            <source>its classes or their sentiments are not those of its test</source>
            <translation>sus clases o su asignación no son las de su prueba</translation>
        </message>
        <message>
            <source>its test pictures give other probabilities, by a factor of {factor:.1f}</source>
            <translation>sus imágenes de prueba dan otras probabilidades, por un factor de {factor:.1f}</translation>
        </message>
        <message>
            <source>The model {model!r} does not do what its card says: {reason}</source>
            <translation>El modelo {model!r} no hace lo que dice su ficha: {reason}</translation>
        </message>
        <message>
            <source>A card is not edited by hand: train or fetch the model again.</source>
            <translation>Una ficha no se edita a mano: vuelva a entrenar o a obtener el modelo.</translation>
        </message>
        <message>
            <source>TensorFlow cannot load the model on the {device} ({reason})</source>
            <translation>TensorFlow no puede cargar el modelo en la {device} ({reason})</translation>
        </message>
        <message>
            <source>Choose --engine litert.</source>
            <translation>Elija --engine litert.</translation>
        </message>
        <message>
            <source>The memory does not suffice for {count} faces at once on the {device}</source>
            <translation>La memoria no basta para {count} caras a la vez en la {device}</translation>
        </message>
        <message>
            <source>Close other programs that use it, or choose --engine litert.</source>
            <translation>Cierre otros programas que la usen, o elija --engine litert.</translation>
        </message>
        <message>
            <source>TensorFlow failed on the {device} ({reason})</source>
            <translation>TensorFlow falló en la {device} ({reason})</translation>
        </message>
        <message>
            <source>There is an NVIDIA driver, but TensorFlow sees no GPU</source>
            <translation>Hay un controlador de NVIDIA, pero TensorFlow no ve ninguna GPU</translation>
        </message>
        <message>
            <source>Install TensorFlow's CUDA libraries (`pip install 'tensorflow[and-cuda]'`), or choose --engine litert.</source>
            <translation>Instale las bibliotecas CUDA de TensorFlow (`pip install 'tensorflow[and-cuda]'`), o elija --engine litert.</translation>
        </message>
        <message>
            <source>TensorFlow cannot be loaded ({reason})</source>
            <translation>No se puede cargar TensorFlow ({reason})</translation>
        </message>
        <message>
            <source>Choose --engine litert, or install the program again.</source>
            <translation>Elija --engine litert, o vuelva a instalar el programa.</translation>
        </message>
        <message>
            <source>There is no detector {path}</source>
            <translation>No hay ningún detector {path}</translation>
        </message>
        <message>
            <source>Run `engagement-monitor models fetch yunet`, or name the file with --detector yunet:PATH.</source>
            <translation>Ejecute `engagement-monitor models fetch yunet`, o indique el archivo con --detector yunet:PATH.</translation>
        </message>
        <message>
            <source>OpenCV cannot run the detector {path} ({reason})</source>
            <translation>OpenCV no puede ejecutar el detector {path} ({reason})</translation>
        </message>
        <message>
            <source>Fetch it again with `models fetch yunet`.</source>
            <translation>Vuelva a obtenerlo con `models fetch yunet`.</translation>
        </message>
        <message>
            <source>The detector gave no faces that can be read ({reason})</source>
            <translation>El detector no dio caras que se puedan leer ({reason})</translation>
        </message>
        <message>
            <source>Use face_detection_yunet_2023mar.onnx, which `models fetch yunet` brings.</source>
            <translation>Use face_detection_yunet_2023mar.onnx, que trae `models fetch yunet`.</translation>
        </message>
        <message>
            <source>{read} of {declared} frames could be read</source>
            <translation>Se pudieron leer {read} de {declared} fotogramas</translation>
        </message>
        <message>
            <source>The database {place} was deleted, moved or replaced while it was in use</source>
            <translation>La base de datos {place} se borró, se movió o se sustituyó mientras se usaba</translation>
        </message>
        <message>
            <source>Session {id} was deleted while it was recorded</source>
            <translation>La sesión {id} se borró mientras se registraba</translation>
        </message>
    </context>
</TS>
