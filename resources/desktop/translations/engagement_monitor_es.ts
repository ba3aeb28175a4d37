<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
    <context>
        <name />
        <message>
            <source>Camera {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Automatic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the shares change, found automatically</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The shares change at {time}; strength {number} of 100</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Markers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Markers of this session</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what follows is left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Screen {number}, {width} × {height}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Segments</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Segments of this session</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Label</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expression Monitor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Engagement Monitor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Positive-looking faces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Neutral-looking faces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Negative-looking faces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Smile-like faces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Even faces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frown-like faces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Smile-like</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Even</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frown-like</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Positive-looking</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Neutral-looking</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Negative-looking</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no face in view</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>paused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>▲ up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>▼ down</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unclear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>recording now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>interrupted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{day} {number} {month} {year}, {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 face</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{n} faces</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The European Union's AI Act does not hold outside the EU; other laws and your institution's own rules may. Ask who is responsible, and ask the people in view.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the European Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) forbids such systems in workplaces and education institutions. Anywhere else in the EU the people in view must be told (Article 50(3)), and data protection law holds as well.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In the European Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) forbids AI systems that infer the emotions of natural persons in workplaces and education institutions, since 2 February 2025, except for medical or safety reasons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Until somebody says who uses the program where, only the demo may start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>So only the demo may start here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only the demo may start until the purpose is stated in your own words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sessions may start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sessions may start. Research is no exception that the rule itself names: Article 2(6) leaves out systems that serve scientific research alone. Whether yours does is your own responsibility. The purpose is kept with every session and printed on its report.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sessions may start. The purpose is kept with every session and printed on its report.</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
