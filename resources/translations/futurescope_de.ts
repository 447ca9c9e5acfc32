<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AtomicWrite</name>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>the name is empty or contains a zero byte</source>
        <translation>der Name ist leer oder enthält ein Null-Byte</translation>
    </message>
    <message>
        <source>it is a symbolic link that leads to no file (%1)</source>
        <translation>es ist eine symbolische Verknüpfung, die zu keiner Datei führt (%1)</translation>
    </message>
    <message>
        <source>it is %1, not a file</source>
        <translation>es ist %1 und keine Datei</translation>
    </message>
    <message>
        <source>the folder %1 does not exist</source>
        <translation>den Ordner %1 gibt es nicht</translation>
    </message>
    <message>
        <source>%1 is not a folder</source>
        <translation>%1 ist kein Ordner</translation>
    </message>
    <message>
        <source>the content could not be made</source>
        <translation>der Inhalt konnte nicht erzeugt werden</translation>
    </message>
</context>
<context>
    <name>BarState</name>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>waiting for a lock</source>
        <translation>wartet auf Sperre</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>Overhead</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <source>%L1 cores</source>
        <translation>%L1 Kerne</translation>
    </message>
    <message>
        <source>a trace that another program wrote</source>
        <translation>ein Trace, den ein anderes Programm geschrieben hat</translation>
    </message>
</context>
<context>
    <name>ChartExport</name>
    <message>
        <source>CSV and JSON: each point of the chart with its interval, number of runs and trust; fits as series of their own.</source>
        <translation>CSV und JSON: jeder Punkt des Diagramms mit Intervall, Zahl der Läufe und Vertrauen; Anpassungen als eigene Reihen.</translation>
    </message>
</context>
<context>
    <name>Concept</name>
    <message>
        <source>Measuring</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Random durations</source>
        <translation>Zufällige Dauern</translation>
    </message>
    <message>
        <source>Concurrency and parallelism</source>
        <translation>Nebenläufigkeit und Parallelität</translation>
    </message>
    <message>
        <source>The cooking analogy</source>
        <translation>Das Bild vom Kochen</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Thread pool for I/O</source>
        <translation>Thread-Pool für I/O</translation>
    </message>
    <message>
        <source>Sequential and concurrent</source>
        <translation>Nacheinander und nebenläufig</translation>
    </message>
    <message>
        <source>Uses of a thread pool</source>
        <translation>Einsatz eines Thread-Pools</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Resource utilisation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Process pool for computing</source>
        <translation>Prozess-Pool zum Rechnen</translation>
    </message>
    <message>
        <source>Mistake: threads for computing</source>
        <translation>Fehler: Threads zum Rechnen</translation>
    </message>
    <message>
        <source>Futures</source>
        <translation>Futures</translation>
    </message>
    <message>
        <source>submit()</source>
        <translation>submit()</translation>
    </message>
    <message>
        <source>result() blocks</source>
        <translation>result() blockiert</translation>
    </message>
    <message>
        <source>running() and done()</source>
        <translation>running() und done()</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>cancel()</source>
        <translation>cancel()</translation>
    </message>
    <message>
        <source>as_completed()</source>
        <translation>as_completed()</translation>
    </message>
    <message>
        <source>submit() and map()</source>
        <translation>submit() und map()</translation>
    </message>
    <message>
        <source>Collecting results</source>
        <translation>Ergebnisse einsammeln</translation>
    </message>
    <message>
        <source>Order of results</source>
        <translation>Reihenfolge der Ergebnisse</translation>
    </message>
    <message>
        <source>Exceptions in futures</source>
        <translation>Ausnahmen in Futures</translation>
    </message>
    <message>
        <source>Propagation of exceptions</source>
        <translation>Weitergabe von Ausnahmen</translation>
    </message>
    <message>
        <source>Mistake: unread exceptions</source>
        <translation>Fehler: ungelesene Ausnahmen</translation>
    </message>
    <message>
        <source>Context managers</source>
        <translation>Kontextmanager</translation>
    </message>
    <message>
        <source>Manual clean-up</source>
        <translation>Aufräumen von Hand</translation>
    </message>
    <message>
        <source>Shutdown options</source>
        <translation>Arten des Shutdowns</translation>
    </message>
    <message>
        <source>Submitting after shutdown</source>
        <translation>Einreichen nach dem Shutdown</translation>
    </message>
    <message>
        <source>Life of a pool</source>
        <translation>Lebenslauf eines Pools</translation>
    </message>
    <message>
        <source>Mistake: no shutdown</source>
        <translation>Fehler: kein Shutdown</translation>
    </message>
    <message>
        <source>Mistake: no with-block</source>
        <translation>Fehler: kein with-Block</translation>
    </message>
    <message>
        <source>Number of workers</source>
        <translation>Zahl der Worker</translation>
    </message>
    <message>
        <source>I/O-bound and CPU-bound</source>
        <translation>I/O-lastig und CPU-lastig</translation>
    </message>
    <message>
        <source>Efficient waiting</source>
        <translation>Wirksames Warten</translation>
    </message>
    <message>
        <source>Many requests</source>
        <translation>Viele Anfragen</translation>
    </message>
    <message>
        <source>Mistake: too many workers</source>
        <translation>Fehler: zu viele Worker</translation>
    </message>
    <message>
        <source>Chunking</source>
        <translation>Blöcke bilden</translation>
    </message>
    <message>
        <source>Granularity</source>
        <translation>Granularität</translation>
    </message>
    <message>
        <source>Data in chunks</source>
        <translation>Daten in Blöcken</translation>
    </message>
    <message>
        <source>Large data sets</source>
        <translation>Große Datenmengen</translation>
    </message>
    <message>
        <source>Mistake: tasks too small</source>
        <translation>Fehler: zu kleine Tasks</translation>
    </message>
    <message>
        <source>Overhead of processes</source>
        <translation>Aufwand von Prozessen</translation>
    </message>
    <message>
        <source>Uses of a process pool</source>
        <translation>Einsatz eines Prozess-Pools</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Mistake: processes for waiting</source>
        <translation>Fehler: Prozesse zum Warten</translation>
    </message>
    <message>
        <source>Load balance</source>
        <translation>Lastverteilung</translation>
    </message>
    <message>
        <source>Work stealing</source>
        <translation>Work Stealing</translation>
    </message>
    <message>
        <source>Parallel speedup</source>
        <translation>Parallele Beschleunigung</translation>
    </message>
    <message>
        <source>Scalability</source>
        <translation>Skalierbarkeit</translation>
    </message>
    <message>
        <source>Laws of scaling</source>
        <translation>Skalierungsgesetze</translation>
    </message>
    <message>
        <source>Data races</source>
        <translation>Wettläufe um Daten</translation>
    </message>
    <message>
        <source>Memory bandwidth</source>
        <translation>Speicherbandbreite</translation>
    </message>
    <message>
        <source>Asyncio</source>
        <translation>Asyncio</translation>
    </message>
    <message>
        <source>Responsiveness</source>
        <translation>Ansprechbarkeit</translation>
    </message>
    <message>
        <source>Deadlock</source>
        <translation>Verklemmung</translation>
    </message>
    <message>
        <source>Backpressure</source>
        <translation>Gegendruck</translation>
    </message>
    <message>
        <source>When to use what</source>
        <translation>Was wann passt</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>broken pool</source>
        <translation>Pool defekt</translation>
    </message>
    <message>
        <source>returned %1</source>
        <translation>Ergebnis %1</translation>
    </message>
    <message>
        <source>stopped with the run</source>
        <translation>mit dem Lauf angehalten</translation>
    </message>
    <message>
        <source>cancelled before it started</source>
        <translation>vor dem Start abgebrochen</translation>
    </message>
    <message>
        <source>the worker process was ended by SIG%1</source>
        <translation>der Worker-Prozess wurde durch SIG%1 beendet</translation>
    </message>
    <message>
        <source>the worker process ended with exit code %1</source>
        <translation>der Worker-Prozess endete mit dem Exit-Code %1</translation>
    </message>
    <message>
        <source>The run was stopped; %1 of %2 tasks had finished.</source>
        <translation>Der Lauf wurde angehalten; %1 von %2 Tasks waren fertig.</translation>
    </message>
    <message>
        <source>Cancelled after %1: %2 futures cancelled, %3 never submitted.</source>
        <translation>Nach %1 abgebrochen: %2 Futures abgebrochen, %3 nie eingereicht.</translation>
    </message>
    <message>
        <source>%1 of %2 futures were lost with their worker process.</source>
        <translation>%1 von %2 Futures gingen mit ihrem Worker-Prozess verloren.</translation>
    </message>
    <message>
        <source>%1 of %2 futures ended with an exception.</source>
        <translation>%1 von %2 Futures endeten mit einer Ausnahme.</translation>
    </message>
    <message>
        <source>Waiting for results timed out after %1.</source>
        <translation>Das Warten auf Ergebnisse lief nach %1 ab.</translation>
    </message>
    <message>
        <source>%1 futures were cancelled before they started.</source>
        <translation>%1 Futures wurden vor ihrem Start abgebrochen.</translation>
    </message>
    <message>
        <source>The run was cancelled.</source>
        <translation>Der Lauf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>A result was not there within the timeout.</source>
        <translation>Ein Ergebnis war innerhalb des Zeitlimits nicht da.</translation>
    </message>
    <message>
        <source>%1 of %2 tasks were lost with their worker.</source>
        <translation>%1 von %2 Tasks gingen mit ihrem Worker verloren.</translation>
    </message>
    <message>
        <source>%1 of %2 tasks were cancelled.</source>
        <translation>%1 von %2 Tasks wurden abgebrochen.</translation>
    </message>
    <message>
        <source>The run failed.</source>
        <translation>Der Lauf ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>%1 is %2; it must be from %3 to %4</source>
        <translation>%1 ist %2; möglich ist %3 bis %4</translation>
    </message>
    <message>
        <source>workers is %1; with the executor %2 it must be from 1 to %3</source>
        <translation>workers ist %1; mit dem Executor %2 geht 1 bis %3</translation>
    </message>
    <message>
        <source>the workload %1 does not run on %2: a task in a worker process cannot submit to the pool, which lives in the process that owns it; take any other executor</source>
        <translation>die Arbeitslast %1 läuft nicht auf %2: Ein Task in einem Worker-Prozess kann nichts in den Pool einreichen, der in dem Prozess lebt, dem er gehört; jeder andere Executor geht</translation>
    </message>
    <message>
        <source>unknown %1 &quot;%2&quot; (known: %3)</source>
        <translation>unbekannt: %1 „%2“ (bekannt: %3)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration: %2 (write 0us, 250us, 2ms or 1.5s)</source>
        <translation>„%1“ ist keine Dauer: %2 (0us, 250us, 2ms oder 1.5s schreiben)</translation>
    </message>
    <message>
        <source>it does not start with a number</source>
        <translation>sie beginnt nicht mit einer Zahl</translation>
    </message>
    <message>
        <source>the unit is missing</source>
        <translation>die Einheit fehlt</translation>
    </message>
    <message>
        <source>unknown unit &quot;%1&quot;</source>
        <translation>unbekannte Einheit „%1“</translation>
    </message>
    <message>
        <source>the number is malformed</source>
        <translation>die Zahl ist falsch geschrieben</translation>
    </message>
    <message>
        <source>it is longer than 24 hours</source>
        <translation>sie ist länger als 24 Stunden</translation>
    </message>
    <message>
        <source>the sweep has %1 values of %2; it takes 1 to %3</source>
        <translation>die Messreihe hat %1 Werte von %2; möglich sind 1 bis %3</translation>
    </message>
    <message>
        <source>%1 is %2 in the sweep; %3 takes %4 to %5</source>
        <translation>%1 ist %2 in der Messreihe; mit %3 ist %4 bis %5 möglich</translation>
    </message>
    <message>
        <source>the sweep names %1 %2 twice; each value once</source>
        <translation>die Messreihe nennt %1 %2 zweimal; jeden Wert nur einmal</translation>
    </message>
    <message>
        <source>the sweep varies %1 twice; the second parameter must be another</source>
        <translation>die Messreihe verändert %1 zweimal; der zweite Parameter muss ein anderer sein</translation>
    </message>
    <message>
        <source>%1 always has 1 worker; to vary workers choose threads, processes or async</source>
        <translation>%1 hat immer 1 Worker; um Worker zu verändern, threads, processes oder async wählen</translation>
    </message>
    <message>
        <source>the work grows with the workers; that takes a sweep over workers alone</source>
        <translation>die Arbeit wächst mit den Workern; das geht nur in einer Messreihe über Worker allein</translation>
    </message>
    <message>
        <source>%1 workers would get %2 items, %3 for each; the limit is %4 items</source>
        <translation>%1 Worker bekämen %2 Elemente, je %3; die Grenze ist %4 Elemente</translation>
    </message>
    <message>
        <source>repeats is %1; a sweep takes 1 to %2</source>
        <translation>repeats ist %1; eine Messreihe nimmt 1 bis %2</translation>
    </message>
    <message>
        <source>items is 0; a sweep needs at least 1, or there is no time to compare</source>
        <translation>items ist 0; eine Messreihe braucht mindestens 1, sonst gibt es keine Zeit zu vergleichen</translation>
    </message>
    <message>
        <source>the experiment cancels what is left after %1; a sweep compares whole runs, so switch that off</source>
        <translation>das Experiment bricht nach %1 ab, was übrig ist; eine Messreihe vergleicht ganze Läufe, also den Abbruch ausschalten</translation>
    </message>
    <message>
        <source>the sweep would hold %1 tasks in memory; the limit is %2: fewer items, larger chunks or fewer repeats</source>
        <translation>die Messreihe hielte %1 Tasks im Speicher; die Grenze ist %2: weniger Elemente, größere Chunks oder weniger Wiederholungen</translation>
    </message>
    <message>
        <source>%1 is &quot;%2&quot; in the sweep; it must be a whole number</source>
        <translation>%1 ist „%2“ in der Messreihe; es muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>a run with %1 workers that took %2 ns cannot be fitted</source>
        <translation>an einen Lauf mit %1 Workern und %2 ns lässt sich nichts anpassen</translation>
    </message>
    <message>
        <source>not enough data: %1 needs at least %2 different numbers of workers, there are %3</source>
        <translation>nicht genug Daten: %1 braucht mindestens %2 verschiedene Worker-Zahlen, vorhanden sind %3</translation>
    </message>
    <message>
        <source>the Universal Scalability Law</source>
        <translation>das universelle Skalierungsgesetz (USL)</translation>
    </message>
    <message>
        <source>it is larger than 1 MB</source>
        <translation>sie ist größer als 1 MB</translation>
    </message>
    <message>
        <source>the reading was cancelled</source>
        <translation>das Lesen wurde abgebrochen</translation>
    </message>
    <message>
        <source>the name of the file is empty or contains a zero byte</source>
        <translation>der Name der Datei ist leer oder enthält ein Null-Byte</translation>
    </message>
    <message>
        <source>this is %1, not a file</source>
        <translation>das ist %1 und keine Datei</translation>
    </message>
    <message>
        <source>larger than %1 bytes</source>
        <translation>größer als %1 Byte</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>the text is empty at byte %1</source>
        <translation>der Text ist leer bei Byte %1</translation>
    </message>
    <message>
        <source>the text ends too early at byte %1</source>
        <translation>der Text endet zu früh bei Byte %1</translation>
    </message>
    <message>
        <source>not JSON: unexpected %1 at byte %2</source>
        <translation>kein JSON: unerwartetes %1 bei Byte %2</translation>
    </message>
    <message>
        <source>not JSON at byte %1</source>
        <translation>kein JSON bei Byte %1</translation>
    </message>
    <message>
        <source>the text is not a JSON object and no list either at byte %1</source>
        <translation>der Text ist kein JSON-Objekt und auch keine Liste bei Byte %1</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; is given twice at byte %2</source>
        <translation>der Schlüssel „%1“ steht zweimal da, bei Byte %2</translation>
    </message>
    <message>
        <source>more than %1 values at byte %2</source>
        <translation>mehr als %1 Werte bei Byte %2</translation>
    </message>
    <message>
        <source>%1 is %2; it must be a whole number from %3 to %4</source>
        <translation>%1 ist %2; es muss eine ganze Zahl von %3 bis %4 sein</translation>
    </message>
    <message>
        <source>%1 is %2; it must be a number from %3 to %4</source>
        <translation>%1 ist %2; es muss eine Zahl von %3 bis %4 sein</translation>
    </message>
    <message>
        <source>%1 is %2; it must be true or false</source>
        <translation>%1 ist %2; es muss true oder false sein</translation>
    </message>
    <message>
        <source>%1 is %2; it must be an object</source>
        <translation>%1 ist %2; es muss ein Objekt sein</translation>
    </message>
    <message>
        <source>there is no entry of a trace in it</source>
        <translation>darin ist kein Eintrag eines Traces</translation>
    </message>
    <message>
        <source>no Futurescope metadata: this is not a run that Futurescope saved</source>
        <translation>keine Metadaten von Futurescope: das ist kein Lauf, den Futurescope gespeichert hat</translation>
    </message>
    <message>
        <source>the file has %1 events of the %2 that its metadata names</source>
        <translation>die Datei hat %1 Ereignisse von den %2, die ihre Metadaten nennen</translation>
    </message>
    <message>
        <source>%1: the closing quote is missing</source>
        <translation>%1: Das schließende Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>%1: after # comes the number of a future, as in #12 or #10..#20</source>
        <translation>%1: Nach # kommt die Nummer eines Futures, wie in #12 oder #10..#20</translation>
    </message>
    <message>
        <source>%1: futures are numbered from 1 to %2</source>
        <translation>%1: Futures haben die Nummern 1 bis %2</translation>
    </message>
    <message>
        <source>%1: the first number is larger than the last</source>
        <translation>%1: Die erste Nummer ist größer als die letzte</translation>
    </message>
    <message>
        <source>worker %1: workers are numbered from 1 to %2</source>
        <translation>worker %1: Worker haben die Nummern 1 bis %2</translation>
    </message>
    <message>
        <source>%1: here belongs a time of up to 24 hours with its unit ns, us, ms, s or min, as in %2</source>
        <translation>%1: Hierher gehört eine Zeit bis 24 Stunden mit Einheit ns, us, ms, s oder min, wie in %2</translation>
    </message>
    <message>
        <source>schedule is %1; the tasks of the workload %2 split their items themselves; take the schedule %3</source>
        <translation>die Zuteilung ist %1; die Tasks der Arbeitslast %2 teilen ihre Elemente selbst auf; die Zuteilung %3 wählen</translation>
    </message>
    <message>
        <source>coupling is %1; the workload %2 has no steps to couple; take the workload %3</source>
        <translation>die Kopplung ist %1; die Arbeitslast %2 hat keine Schritte, die sich koppeln lassen; die Arbeitslast %3 wählen</translation>
    </message>
    <message>
        <source>coupling is %1; worker processes share no memory; take the executor %2 or %3</source>
        <translation>die Kopplung ist %1; Worker-Prozesse teilen keinen Speicher; den Executor %2 oder %3 wählen</translation>
    </message>
    <message>
        <source>coupling is %1; on one thread a task that spins keeps the others from coming; take the executor %2</source>
        <translation>die Kopplung ist %1; auf einem einzigen Thread lässt ein aktiv wartender Task die anderen nie zum Zug kommen; den Executor %2 wählen</translation>
    </message>
    <message>
        <source>coupling is %1; all tasks must run at the same time, one on each worker; take the schedule %2 or %3</source>
        <translation>die Kopplung ist %1; alle Tasks müssen gleichzeitig laufen, je einer auf einem Worker; die Zuteilung %2 oder %3 wählen</translation>
    </message>
    <message>
        <source>the schedule %1 makes one task for each worker, whatever the chunk; to vary the chunk take the schedule %2 or %3</source>
        <translation>die Zuteilung %1 macht für jeden Worker einen Task, wie groß der Chunk auch ist; um den Chunk zu verändern, die Zuteilung %2 oder %3 wählen</translation>
    </message>
    <message>
        <source>%1 of %2 tasks were dropped because the queue was full.</source>
        <translation>%1 von %2 Tasks wurden verworfen, weil die Warteschlange voll war.</translation>
    </message>
    <message>
        <source>the workload %1 does not run on %2: its %3 lies in the memory of this process, which others do not share; take any other executor</source>
        <translation>die Arbeitslast %1 läuft nicht auf %2: ihr Speicher (%3) gehört diesem Prozess, und andere teilen ihn nicht; einen anderen Executor nehmen</translation>
    </message>
    <message>
        <source>coupling is %1; a program that does a task itself would spin for tasks that it has not submitted yet; take the queue policy %2 or %3</source>
        <translation>coupling ist %1; ein Programm, das einen Task selbst erledigt, würde auf Tasks warten, die es noch nicht eingereicht hat; als queue-policy %2 oder %3 nehmen</translation>
    </message>
    <message>
        <source>array-bytes is %1; this program may use %2 bytes of memory, and takes no more than half of them for an array</source>
        <translation>array-bytes ist %1; dieses Programm darf %2 Bytes Speicher belegen und nimmt höchstens die Hälfte davon für ein Array</translation>
    </message>
    <message>
        <source>submit() after shutdown raised RuntimeError: cannot schedule new futures after shutdown.</source>
        <translation>submit() nach shutdown hat RuntimeError geworfen: cannot schedule new futures after shutdown.</translation>
    </message>
    <message>
        <source>the sweep has no such point to repeat</source>
        <translation>der Sweep hat keinen solchen Punkt zum Wiederholen</translation>
    </message>
    <message>
        <source>the work grew with the workers; this law is about the same work for all of them</source>
        <translation>die Arbeit wuchs mit den Workern; dieses Gesetz handelt von der gleichen Arbeit für alle</translation>
    </message>
    <message>
        <source>the work did not grow with the workers, which this law is about</source>
        <translation>die Arbeit wuchs nicht mit den Workern; davon aber handelt dieses Gesetz</translation>
    </message>
    <message>
        <source>the laws of scaling are about workers alone, and need runs that ended</source>
        <translation>die Skalierungsgesetze handeln nur von Workern und brauchen Läufe, die geendet haben</translation>
    </message>
    <message>
        <source>cannot schedule new futures after shutdown</source>
        <translation>nach shutdown() werden keine neuen Futures angenommen</translation>
    </message>
    <message>
        <source>can&apos;t start new thread: %1</source>
        <translation>es lässt sich kein neuer Thread starten: %1</translation>
    </message>
    <message>
        <source>cannot join current thread: shutdown(wait=true) called from the event loop</source>
        <translation>ein Thread kann nicht auf sich selbst warten: shutdown(wait=true) wurde in der Event-Loop aufgerufen</translation>
    </message>
    <message>
        <source>cannot join current thread: shutdown(wait=true) called from a done callback</source>
        <translation>ein Thread kann nicht auf sich selbst warten: shutdown(wait=true) wurde in einem Done-Callback aufgerufen</translation>
    </message>
    <message>
        <source>cannot join current thread: shutdown(wait=true) called from a worker</source>
        <translation>ein Thread kann nicht auf sich selbst warten: shutdown(wait=true) wurde in einem Worker aufgerufen</translation>
    </message>
    <message>
        <source>the switch interval is %1 ns; it must be from %2 to %3</source>
        <translation>das Umschaltintervall ist %1 ns; es muss von %2 bis %3 reichen</translation>
    </message>
    <message>
        <source>workers is %1; %2 takes 1 to %3</source>
        <translation>workers ist %1; %2 nimmt 1 bis %3</translation>
    </message>
    <message>
        <source>workers is %1; %2 takes 1 to %3 (ValueError: max_workers must be greater than 0)</source>
        <translation>workers ist %1; %2 nimmt 1 bis %3 (ValueError: max_workers must be greater than 0)</translation>
    </message>
    <message>
        <source>%1 takes no initializer: it has no worker threads of its own</source>
        <translation>%1 nimmt keinen Initializer: er hat keine eigenen Worker-Threads</translation>
    </message>
    <message>
        <source>%1 is not built in</source>
        <translation>%1 ist nicht eingebaut</translation>
    </message>
    <message>
        <source>chunksize must be &gt;= 1.</source>
        <translation>chunksize muss &gt;= 1 sein.</translation>
    </message>
    <message>
        <source>no function is registered as &quot;%1&quot;</source>
        <translation>es ist keine Funktion als „%1“ angemeldet</translation>
    </message>
    <message>
        <source>a chunk of map() has come without its end</source>
        <translation>ein Chunk von map() ist ohne sein Ende gekommen</translation>
    </message>
    <message>
        <source>a chunk of %1 has %2 results</source>
        <translation>ein Chunk von %1 hat %2 Ergebnisse</translation>
    </message>
    <message>
        <source>processes calls an initializer by its name (initializerName); a closure cannot be sent to another process</source>
        <translation>processes ruft einen Initializer bei seinem Namen (initializerName) auf; eine Closure lässt sich nicht an einen anderen Prozess senden</translation>
    </message>
    <message>
        <source>processes runs functions registered by name; a closure cannot be sent to another process</source>
        <translation>processes führt Funktionen aus, die mit Namen angemeldet sind; eine Closure lässt sich nicht an einen anderen Prozess senden</translation>
    </message>
    <message>
        <source>max_tasks_per_child is %1; it must be &gt;= 1, or 0 for no limit</source>
        <translation>max_tasks_per_child ist %1; es muss &gt;= 1 sein, oder 0 für keine Grenze</translation>
    </message>
    <message>
        <source>the initializer&apos;s name and arguments have %1 bytes; a process can be sent %2</source>
        <translation>Name und Argumente des Initializers haben %1 Bytes; einem Prozess lassen sich %2 senden</translation>
    </message>
    <message>
        <source>the name of a function has %1 bytes</source>
        <translation>der Name einer Funktion hat %1 Bytes</translation>
    </message>
    <message>
        <source>the arguments have %1 bytes; a process can be sent %2</source>
        <translation>die Argumente haben %1 Bytes; einem Prozess lassen sich %2 senden</translation>
    </message>
    <message>
        <source>the result has %1 bytes; a process can send back %2</source>
        <translation>das Ergebnis hat %1 Bytes; ein Prozess kann %2 zurücksenden</translation>
    </message>
    <message>
        <source>A thread initializer failed, the thread pool is not usable anymore</source>
        <translation>Ein Initializer eines Threads ist gescheitert, der Thread-Pool ist nicht mehr zu gebrauchen</translation>
    </message>
    <message>
        <source>A process initializer failed (%1), the process pool is not usable anymore</source>
        <translation>Ein Initializer eines Prozesses ist gescheitert (%1), der Prozess-Pool ist nicht mehr zu gebrauchen</translation>
    </message>
    <message>
        <source>A process in the process pool was terminated abruptly while the future was running or pending.</source>
        <translation>Ein Prozess des Prozess-Pools wurde abrupt beendet, während das Future lief oder ausstand.</translation>
    </message>
    <message>
        <source>A child process terminated abruptly, the process pool is not usable anymore</source>
        <translation>Ein Kindprozess wurde abrupt beendet, der Prozess-Pool ist nicht mehr zu gebrauchen</translation>
    </message>
    <message>
        <source>no descriptors left for a process pool</source>
        <translation>für einen Prozess-Pool sind keine Deskriptoren mehr frei</translation>
    </message>
    <message>
        <source>no worker process can be started: %1</source>
        <translation>es lässt sich kein Worker-Prozess starten: %1</translation>
    </message>
    <message>
        <source>%1 ended before it said hello</source>
        <translation>%1 endete, bevor er sich gemeldet hatte</translation>
    </message>
    <message>
        <source>%1 did not answer within %2</source>
        <translation>%1 hat nicht binnen %2 geantwortet</translation>
    </message>
    <message>
        <source>%1 is not a Futurescope worker: reinstall</source>
        <translation>%1 ist kein Worker von Futurescope: neu installieren</translation>
    </message>
    <message>
        <source>%1 is version %2 (protocol %3), this program is %4 (protocol %5): reinstall</source>
        <translation>%1 hat die Version %2 (Protokoll %3), dieses Programm %4 (Protokoll %5): neu installieren</translation>
    </message>
    <message>
        <source>%1 is a wrapper: process %2 answered for process %3</source>
        <translation>%1 ist eine Hülle: Prozess %2 hat für Prozess %3 geantwortet</translation>
    </message>
    <message>
        <source>the worker program %1 is not there: reinstall</source>
        <translation>das Worker-Programm %1 ist nicht da: neu installieren</translation>
    </message>
    <message>
        <source>the worker program %1 is not a file</source>
        <translation>das Worker-Programm %1 ist keine Datei</translation>
    </message>
    <message>
        <source>the worker program %1 may not be executed: %2</source>
        <translation>das Worker-Programm %1 darf nicht ausgeführt werden: %2</translation>
    </message>
    <message>
        <source>no socket pair for %1: %2</source>
        <translation>kein Socket-Paar für %1: %2</translation>
    </message>
    <message>
        <source>no descriptor for %1: %2</source>
        <translation>kein Deskriptor für %1: %2</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 lässt sich nicht starten: %2</translation>
    </message>
    <message>
        <source>no shared memory: %1</source>
        <translation>kein gemeinsamer Speicher: %1</translation>
    </message>
    <message>
        <source>descriptor %1 is not shared memory of %2 bytes</source>
        <translation>Deskriptor %1 ist kein gemeinsamer Speicher von %2 Bytes</translation>
    </message>
    <message>
        <source>protocol error: worker %1 (process %2): %3</source>
        <translation>Protokollfehler: Worker %1 (Prozess %2): %3</translation>
    </message>
    <message>
        <source>raised in worker %1 (process %2): %3</source>
        <translation>geworfen in Worker %1 (Prozess %2): %3</translation>
    </message>
    <message>
        <source>its answer to the initializer is malformed</source>
        <translation>seine Antwort auf den Initializer ist missgebildet</translation>
    </message>
    <message>
        <source>an answer came for future %1, which it does not have</source>
        <translation>es kam eine Antwort für Future %1, das er nicht hat</translation>
    </message>
    <message>
        <source>an answer came before the arguments had been read</source>
        <translation>es kam eine Antwort, bevor die Argumente gelesen waren</translation>
    </message>
    <message>
        <source>it answered %1 tasks of %2 in hand</source>
        <translation>er hat %1 Tasks von %2 beantwortet, die er hatte</translation>
    </message>
    <message>
        <source>an answer is malformed</source>
        <translation>eine Antwort ist missgebildet</translation>
    </message>
    <message>
        <source>an answer came that its counters know nothing of</source>
        <translation>es kam eine Antwort, von der seine Zähler nichts wissen</translation>
    </message>
    <message>
        <source>an event is malformed or belongs to another task</source>
        <translation>ein Ereignis ist missgebildet oder gehört zu einem anderen Task</translation>
    </message>
    <message>
        <source>the worker process left nonsense behind</source>
        <translation>der Worker-Prozess hat Unsinn hinterlassen</translation>
    </message>
    <message>
        <source>the worker process ended in it</source>
        <translation>der Worker-Prozess endete darin</translation>
    </message>
    <message>
        <source>its socket cannot be watched</source>
        <translation>sein Socket lässt sich nicht beobachten</translation>
    </message>
    <message>
        <source>its arguments are too long to be sent</source>
        <translation>seine Argumente sind zu lang, um sie zu senden</translation>
    </message>
    <message>
        <source>its counters make no sense</source>
        <translation>seine Zähler ergeben keinen Sinn</translation>
    </message>
    <message>
        <source>an exception whose text is too long to be sent</source>
        <translation>eine Ausnahme, deren Text zu lang ist, um ihn zu senden</translation>
    </message>
    <message>
        <source>unknown frame type %1</source>
        <translation>unbekannte Art von Frame %1</translation>
    </message>
    <message>
        <source>a frame of %1 bytes was announced (at most %2)</source>
        <translation>angekündigt wurde ein Frame von %1 Bytes (höchstens %2)</translation>
    </message>
    <message>
        <source>arguments of run-items: %1</source>
        <translation>Argumente von run-items: %1</translation>
    </message>
    <message>
        <source>unknown kind of work</source>
        <translation>unbekannte Art von Arbeit</translation>
    </message>
    <message>
        <source>the failure rate is not between 0 and 1</source>
        <translation>die Fehlerrate liegt nicht zwischen 0 und 1</translation>
    </message>
    <message>
        <source>a payload is too large</source>
        <translation>eine Nutzlast ist zu groß</translation>
    </message>
    <message>
        <source>more items than a run has</source>
        <translation>mehr Items, als ein Lauf hat</translation>
    </message>
    <message>
        <source>not every item has a number</source>
        <translation>nicht jedes Item hat eine Nummer</translation>
    </message>
    <message>
        <source>cut short</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>the size does not fit the number of items</source>
        <translation>die Größe passt nicht zur Zahl der Items</translation>
    </message>
    <message>
        <source>the reply of run-items is cut short</source>
        <translation>die Antwort von run-items ist abgeschnitten</translation>
    </message>
    <message>
        <source>exception without a text</source>
        <translation>Ausnahme ohne Text</translation>
    </message>
    <message>
        <source>unknown error</source>
        <translation>unbekannter Fehler</translation>
    </message>
    <message>
        <source>unknown errno</source>
        <translation>unbekannte errno</translation>
    </message>
    <message>
        <source>no exception</source>
        <translation>keine Ausnahme</translation>
    </message>
    <message>
        <source>exception whose text could not be read</source>
        <translation>Ausnahme, deren Text nicht zu lesen war</translation>
    </message>
    <message>
        <source>null text thrown</source>
        <translation>geworfen wurde ein Null-Text</translation>
    </message>
    <message>
        <source>exception of unknown type</source>
        <translation>Ausnahme von unbekanntem Typ</translation>
    </message>
    <message>
        <source>Future in unexpected state</source>
        <translation>Future in unerwartetem Zustand</translation>
    </message>
    <message>
        <source>%1 (of %2) futures unfinished</source>
        <translation>%1 (von %2) Futures sind nicht fertig</translation>
    </message>
    <message>
        <source>tasks wait for each other: %1</source>
        <translation>Tasks warten aufeinander: %1</translation>
    </message>
    <message>
        <source>the only worker waits for a task that is queued behind it: %1</source>
        <translation>der einzige Worker wartet auf einen Task, der hinter ihm in der Warteschlange steht: %1</translation>
    </message>
    <message>
        <source>all %1 workers wait for tasks that are queued behind them: %2</source>
        <translation>alle %1 Worker warten auf Tasks, die hinter ihnen in der Warteschlange stehen: %2</translation>
    </message>
    <message>
        <source>#%1 waits for #%2</source>
        <translation>#%1 wartet auf #%2</translation>
    </message>
    <message>
        <source>download of item %1: status %2 with %3 bytes, %4 were asked for</source>
        <translation>Download von Item %1: Status %2 mit %3 Bytes, verlangt waren %4</translation>
    </message>
    <message>
        <source>download of item %1: %2</source>
        <translation>Download von Item %1: %2</translation>
    </message>
    <message>
        <source>the loopback server for downloads does not start: %1</source>
        <translation>der Loopback-Server für Downloads startet nicht: %1</translation>
    </message>
    <message>
        <source>the file to read could not be made in %1: %2</source>
        <translation>die zu lesende Datei ließ sich in %1 nicht anlegen: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number that this function takes</source>
        <translation>„%1“ ist keine Zahl, die diese Funktion nimmt</translation>
    </message>
    <message>
        <source>(more texts than a trace keeps)</source>
        <translation>(mehr Texte, als eine Aufzeichnung behält)</translation>
    </message>
    <message>
        <source>(one of more names than are kept)</source>
        <translation>(einer von mehr Namen, als behalten werden)</translation>
    </message>
    <message>
        <source>The run was stopped.</source>
        <translation>Der Lauf wurde angehalten.</translation>
    </message>
    <message>
        <source>a lesson needs an experiment and 1 to %1 variants</source>
        <translation>eine Lektion braucht ein Experiment und 1 bis %1 Varianten</translation>
    </message>
    <message>
        <source>%1name must be 1 to 40 of a-z, 0-9 and -, and no other variant&apos;s name</source>
        <translation>%1name muss aus 1 bis 40 der Zeichen a-z, 0-9 und - bestehen und darf nicht der Name einer anderen Variante sein</translation>
    </message>
    <message>
        <source>%1 names the variant &quot;%2&quot;, which the lesson does not have</source>
        <translation>%1 nennt die Variante „%2“, die die Lektion nicht hat</translation>
    </message>
    <message>
        <source>prediction.of must name at least one variant</source>
        <translation>prediction.of muss wenigstens eine Variante nennen</translation>
    </message>
    <message>
        <source>prediction.least must be less than prediction.most</source>
        <translation>prediction.least muss kleiner als prediction.most sein</translation>
    </message>
    <message>
        <source>prediction.least must be more than 0 on a logarithmic axis</source>
        <translation>prediction.least muss auf einer logarithmischen Achse größer als 0 sein</translation>
    </message>
    <message>
        <source>prediction.groupSize must be 2 or more and divide the number of variants in prediction.of</source>
        <translation>prediction.groupSize muss 2 oder mehr sein und die Zahl der Varianten in prediction.of teilen</translation>
    </message>
    <message>
        <source>%1 must have either a value or a figure to compare with</source>
        <translation>%1 muss entweder einen Wert (value) oder eine Kennzahl zum Vergleichen haben</translation>
    </message>
    <message>
        <source>%1 has %2 characters; it must have %3 to %4</source>
        <translation>%1 hat %2 Zeichen; es müssen %3 bis %4 sein</translation>
    </message>
    <message>
        <source>reasons has %1 texts; at most %2 fit</source>
        <translation>reasons hat %1 Texte; höchstens %2 passen</translation>
    </message>
    <message>
        <source>unknown measure &quot;%1&quot;</source>
        <translation>unbekannte Messgröße „%1“</translation>
    </message>
    <message>
        <source>unknown %1 &quot;%2&quot;</source>
        <translation>%1 „%2“ ist nicht bekannt</translation>
    </message>
    <message>
        <source>the lesson was stopped</source>
        <translation>die Lektion wurde angehalten</translation>
    </message>
    <message>
        <source>this program may use %1 cores and the lesson needs %2</source>
        <translation>dieses Programm darf %1 Kerne nutzen, und die Lektion braucht %2</translation>
    </message>
    <message>
        <source>the machine was busy (trust %1)</source>
        <translation>der Rechner war anderweitig beschäftigt (Vertrauen %1)</translation>
    </message>
    <message>
        <source>this machine does not show it</source>
        <translation>dieser Rechner zeigt es nicht</translation>
    </message>
    <message>
        <source>the lesson</source>
        <translation>die Lektion</translation>
    </message>
    <message>
        <source>the reference</source>
        <translation>die Referenz</translation>
    </message>
    <message>
        <source>the experiment</source>
        <translation>das Experiment</translation>
    </message>
    <message>
        <source>the text of the lesson</source>
        <translation>der Text der Lektion</translation>
    </message>
    <message>
        <source>kind of prediction</source>
        <translation>Art der Vorhersage</translation>
    </message>
    <message>
        <source>collect mode</source>
        <translation>Art des Einsammelns</translation>
    </message>
    <message>
        <source>shutdown mode</source>
        <translation>Art des Shutdowns</translation>
    </message>
    <message>
        <source>worker death</source>
        <translation>Ausfall eines Workers</translation>
    </message>
    <message>
        <source>form of the counter</source>
        <translation>Form des Zählers</translation>
    </message>
    <message>
        <source>way of computing in a loop</source>
        <translation>Art des Rechnens in einer Schleife</translation>
    </message>
    <message>
        <source>parameter to vary</source>
        <translation>veränderlicher Parameter</translation>
    </message>
    <message>
        <source>%1 is %2; it must be %3</source>
        <translation>%1 ist %2; es muss %3 sein</translation>
    </message>
    <message>
        <source>%1 is %2; it must be a list</source>
        <translation>%1 ist %2; es muss eine Liste sein</translation>
    </message>
    <message>
        <source>%1 is %2; it must be a whole number of 64 bits</source>
        <translation>%1 ist %2; es muss eine ganze Zahl mit 64 Bit sein</translation>
    </message>
    <message>
        <source>%1 must be a list of at most %2 texts</source>
        <translation>%1 muss eine Liste von höchstens %2 Texten sein</translation>
    </message>
    <message>
        <source>%1 is not known</source>
        <translation>%1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>Binärdaten</translation>
    </message>
    <message>
        <source>a text is longer than %1 bytes</source>
        <translation>ein Text ist länger als %1 Bytes</translation>
    </message>
    <message>
        <source>a key is longer than %1 bytes</source>
        <translation>ein Schlüssel ist länger als %1 Bytes</translation>
    </message>
    <message>
        <source>more than %1 levels of nesting</source>
        <translation>mehr als %1 Ebenen der Verschachtelung</translation>
    </message>
    <message>
        <source>the text is longer than %1 bytes: at byte %2</source>
        <translation>der Text ist länger als %1 Bytes: bei Byte %2</translation>
    </message>
    <message>
        <source>a text or gap is longer than 1 MB at byte %1</source>
        <translation>ein Text oder eine Lücke ist länger als 1 MB bei Byte %1</translation>
    </message>
    <message>
        <source>a byte order mark; the text must be UTF-8 without one at byte %1</source>
        <translation>eine Byte-Reihenfolge-Marke; der Text muss UTF-8 ohne sie sein, bei Byte %1</translation>
    </message>
    <message>
        <source>this looks like UTF-16; the text must be UTF-8 at byte %1</source>
        <translation>das sieht nach UTF-16 aus; der Text muss UTF-8 sein, bei Byte %1</translation>
    </message>
    <message>
        <source>the number %1 is beyond what can be held at byte %2</source>
        <translation>die Zahl %1 liegt jenseits dessen, was sich halten lässt, bei Byte %2</translation>
    </message>
    <message>
        <source>an event of Futurescope without ts</source>
        <translation>ein Ereignis von Futurescope ohne ts</translation>
    </message>
    <message>
        <source>a key of an event is given twice</source>
        <translation>ein Schlüssel eines Ereignisses ist zweimal da</translation>
    </message>
    <message>
        <source>args.fs must be a list of 6 numbers</source>
        <translation>args.fs muss eine Liste von 6 Zahlen sein</translation>
    </message>
    <message>
        <source>args.fs names future %1; this run has %2</source>
        <translation>args.fs nennt Future %1; dieser Lauf hat %2</translation>
    </message>
    <message>
        <source>the text is a list, not an object</source>
        <translation>der Text ist eine Liste, kein Objekt</translation>
    </message>
    <message>
        <source>more than %1 events</source>
        <translation>mehr als %1 Ereignisse</translation>
    </message>
    <message>
        <source>the key &quot;metadata&quot; is given twice</source>
        <translation>der Schlüssel „metadata“ ist zweimal da</translation>
    </message>
    <message>
        <source>event %1 of the trace is missing or stands there twice</source>
        <translation>Ereignis %1 der Aufzeichnung fehlt oder steht zweimal da</translation>
    </message>
    <message>
        <source>none of the %1 entries of the trace can be shown</source>
        <translation>keiner der %1 Einträge der Aufzeichnung lässt sich zeigen</translation>
    </message>
    <message>
        <source>none of the %1 entries of the trace can be shown; %2</source>
        <translation>keiner der %1 Einträge der Aufzeichnung lässt sich zeigen; %2</translation>
    </message>
    <message>
        <source>%1 (before byte %2)</source>
        <translation>%1 (vor Byte %2)</translation>
    </message>
    <message>
        <source>%1: this is %2, not a file</source>
        <translation>%1: das ist %2, keine Datei</translation>
    </message>
    <message>
        <source>%1: larger than %2 bytes</source>
        <translation>%1: größer als %2 Bytes</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>#%1 waits for #%2, %3</source>
        <translation>#%1 wartet auf #%2, %3</translation>
    </message>
    <message>
        <source>items is %1 and depth %2; with all their children these are %3 futures, and %4 are the most</source>
        <translation>items ist %1 und depth %2; mit allen Kindern sind das %3 Futures, und höchstens %4 sind erlaubt</translation>
    </message>
    <message>
        <source>child-wait is %1; the executor %2 is no pool of threads; take the executor %3, %4 or %5</source>
        <translation>child-wait ist %1; der Executor %2 ist kein Pool von Threads; möglich ist der Executor %3, %4 oder %5</translation>
    </message>
    <message>
        <source>coupling is %1; on one thread nobody could take a lock that a sleeping task holds; take the executor %2</source>
        <translation>die Kopplung ist %1; auf einem einzigen Thread könnte niemand eine Sperre nehmen, die ein schlafender Task hält; den Executor %2 wählen</translation>
    </message>
    <message>
        <source>shade is &quot;%1&quot;; the only measure that can be shaded is %2</source>
        <translation>shade ist „%1“; schraffieren lässt sich nur das Maß %2</translation>
    </message>
    <message>
        <source>way to wait for a child</source>
        <translation>Art, auf ein Kind zu warten</translation>
    </message>
    <message>
        <source>%1 must have least, most and runs</source>
        <translation>%1 muss least, most und runs haben</translation>
    </message>
    <message>
        <source>%1.least is %2; it must be at most %3.most, %4</source>
        <translation>%1.least ist %2; es darf höchstens %3.most sein, %4</translation>
    </message>
    <message>
        <source>%1 has no median among the figures</source>
        <translation>%1 hat keinen Median unter figures</translation>
    </message>
    <message>
        <source>%1 is from %2 to %3; the median among the figures, %4, must lie in it</source>
        <translation>%1 reicht von %2 bis %3; der Median unter figures, %4, muss darin liegen</translation>
    </message>
</context>
<context>
    <name>FolderFiles</name>
    <message>
        <source>The template of the names is empty.</source>
        <translation>Die Vorlage für die Namen ist leer.</translation>
    </message>
    <message>
        <source>The template of the names has a /, which a file name cannot have.</source>
        <translation>Die Vorlage für die Namen enthält ein /, das in Dateinamen nicht vorkommen darf.</translation>
    </message>
    <message>
        <source>The template of the names has %1; it may have %2.</source>
        <translation>Die Vorlage für die Namen enthält %1; möglich sind %2.</translation>
    </message>
    <message>
        <source>The name %1 is longer than the %2 bytes that a file name may have.</source>
        <translation>Der Name %1 ist länger als die %2 Byte, die ein Dateiname haben darf.</translation>
    </message>
</context>
<context>
    <name>ForeignTrace</name>
    <message>
        <source>1 entry that is no object</source>
        <translation>1 Eintrag, der kein Objekt ist</translation>
    </message>
    <message>
        <source>%1 entries that are no objects</source>
        <translation>%1 Einträge, die keine Objekte sind</translation>
    </message>
    <message>
        <source>1 entry without a phase</source>
        <translation>1 Eintrag ohne Phase</translation>
    </message>
    <message>
        <source>%1 entries without a phase</source>
        <translation>%1 Einträge ohne Phase</translation>
    </message>
    <message>
        <source>1 entry without a usable time</source>
        <translation>1 Eintrag ohne brauchbare Zeit</translation>
    </message>
    <message>
        <source>%1 entries without a usable time</source>
        <translation>%1 Einträge ohne brauchbare Zeit</translation>
    </message>
    <message>
        <source>1 slice of negative duration</source>
        <translation>1 Abschnitt mit negativer Dauer</translation>
    </message>
    <message>
        <source>%1 slices of negative duration</source>
        <translation>%1 Abschnitte mit negativer Dauer</translation>
    </message>
    <message>
        <source>1 end without a beginning</source>
        <translation>1 Ende ohne Anfang</translation>
    </message>
    <message>
        <source>%1 ends without a beginning</source>
        <translation>%1 Enden ohne Anfang</translation>
    </message>
    <message>
        <source>1 asynchronous event without an id</source>
        <translation>1 asynchrones Ereignis ohne Kennung</translation>
    </message>
    <message>
        <source>%1 asynchronous events without an id</source>
        <translation>%1 asynchrone Ereignisse ohne Kennung</translation>
    </message>
    <message>
        <source>1 counter without a number</source>
        <translation>1 Zähler ohne Zahl</translation>
    </message>
    <message>
        <source>%1 counters without a number</source>
        <translation>%1 Zähler ohne Zahl</translation>
    </message>
    <message>
        <source>1 event on more lanes than are kept</source>
        <translation>1 Ereignis auf mehr Spuren, als behalten werden</translation>
    </message>
    <message>
        <source>%1 events on more lanes than are kept</source>
        <translation>%1 Ereignisse auf mehr Spuren, als behalten werden</translation>
    </message>
    <message>
        <source>1 slice that overlaps with too many others</source>
        <translation>1 Abschnitt, der sich mit zu vielen anderen überschneidet</translation>
    </message>
    <message>
        <source>%1 slices that overlap with too many others</source>
        <translation>%1 Abschnitte, die sich mit zu vielen anderen überschneiden</translation>
    </message>
    <message>
        <source>1 event beyond those that are kept</source>
        <translation>1 Ereignis mehr, als behalten werden</translation>
    </message>
    <message>
        <source>%1 events beyond those that are kept</source>
        <translation>%1 Ereignisse mehr, als behalten werden</translation>
    </message>
    <message>
        <source>the entry in which the file ends</source>
        <translation>der Eintrag, in dem die Datei endet</translation>
    </message>
    <message>
        <source>1 slice without an end stays open</source>
        <translation>1 Abschnitt ohne Ende bleibt offen</translation>
    </message>
    <message>
        <source>%1 slices without an end stay open</source>
        <translation>%1 Abschnitte ohne Ende bleiben offen</translation>
    </message>
    <message>
        <source>1 slice that overlaps without nesting has a lane of its own</source>
        <translation>1 Abschnitt, der sich ohne Schachtelung überschneidet, hat eine eigene Spur</translation>
    </message>
    <message>
        <source>%1 slices that overlap without nesting have lanes of their own</source>
        <translation>%1 Abschnitte, die sich ohne Schachtelung überschneiden, haben eigene Spuren</translation>
    </message>
    <message>
        <source>1 event was out of order</source>
        <translation>1 Ereignis war nicht in zeitlicher Folge</translation>
    </message>
    <message>
        <source>%1 events were out of order</source>
        <translation>%1 Ereignisse waren nicht in zeitlicher Folge</translation>
    </message>
    <message>
        <source>1 entry gave a key twice</source>
        <translation>1 Eintrag nannte einen Schlüssel zweimal</translation>
    </message>
    <message>
        <source>%1 entries gave a key twice</source>
        <translation>%1 Einträge nannten einen Schlüssel zweimal</translation>
    </message>
    <message>
        <source>1 name more than are kept</source>
        <translation>1 Name mehr, als behalten werden</translation>
    </message>
    <message>
        <source>%1 names more than are kept</source>
        <translation>%1 Namen mehr, als behalten werden</translation>
    </message>
    <message>
        <source>the list of events has no end</source>
        <translation>die Liste der Ereignisse hat kein Ende</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 Stichprobe</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Stichproben</translation>
    </message>
    <message>
        <source>1 object event</source>
        <translation>1 Objektereignis</translation>
    </message>
    <message>
        <source>%1 object events</source>
        <translation>%1 Objektereignisse</translation>
    </message>
    <message>
        <source>1 memory dump</source>
        <translation>1 Speicherabzug</translation>
    </message>
    <message>
        <source>%1 memory dumps</source>
        <translation>%1 Speicherabzüge</translation>
    </message>
    <message>
        <source>1 asynchronous event of the old kind</source>
        <translation>1 asynchrones Ereignis der alten Art</translation>
    </message>
    <message>
        <source>%1 asynchronous events of the old kind</source>
        <translation>%1 asynchrone Ereignisse der alten Art</translation>
    </message>
    <message>
        <source>1 event of kind %1</source>
        <translation>1 Ereignis der Art %1</translation>
    </message>
    <message>
        <source>%1 events of kind %2</source>
        <translation>%1 Ereignisse der Art %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>1 slice</source>
        <translation>1 Abschnitt</translation>
    </message>
    <message>
        <source>%1 slices</source>
        <translation>%1 Abschnitte</translation>
    </message>
    <message>
        <source>1 lane</source>
        <translation>1 Spur</translation>
    </message>
    <message>
        <source>%1 lanes</source>
        <translation>%1 Spuren</translation>
    </message>
    <message>
        <source>A trace of another program: %1.</source>
        <translation>Ein Trace eines anderen Programms: %1.</translation>
    </message>
    <message>
        <source>1 other kind</source>
        <translation>1 andere Art</translation>
    </message>
    <message>
        <source>%1 other kinds</source>
        <translation>%1 andere Arten</translation>
    </message>
    <message>
        <source>Skipped: %1.</source>
        <translation>Übersprungen: %1.</translation>
    </message>
    <message>
        <source>More under Metrics.</source>
        <translation>Mehr unter „Kennzahlen“.</translation>
    </message>
    <message>
        <source>A trace of another program cannot be run again. Change the experiment on the left to run that.</source>
        <translation>Ein Trace eines anderen Programms kann nicht noch einmal laufen. Das Experiment links ändern, um dieses auszuführen.</translation>
    </message>
    <message>
        <source>A trace of another program does not tell the states of futures.</source>
        <translation>Ein Trace eines anderen Programms sagt nichts über Zustände von Futures.</translation>
    </message>
    <message>
        <source>The code of another program&apos;s trace is not known.</source>
        <translation>Der Code zum Trace eines anderen Programms ist nicht bekannt.</translation>
    </message>
    <message>
        <source>1 flow event</source>
        <translation>1 Flussereignis</translation>
    </message>
    <message>
        <source>%1 flow events</source>
        <translation>%1 Flussereignisse</translation>
    </message>
</context>
<context>
    <name>FutureBadges</name>
    <message>
        <source>exception never read</source>
        <translation>Ausnahme nie gelesen</translation>
    </message>
    <message>
        <source>exception not read yet</source>
        <translation>Ausnahme noch nicht gelesen</translation>
    </message>
    <message>
        <source>cancel() returned False</source>
        <translation>cancel() gab False zurück</translation>
    </message>
    <message>
        <source>a wait for it timed out</source>
        <translation>ein Warten darauf lief ab</translation>
    </message>
</context>
<context>
    <name>Handout</name>
    <message>
        <source>the answer is on the back</source>
        <translation>die Antwort steht auf der Rückseite</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Futurescope: lessons</source>
        <translation>Futurescope: Lektionen</translation>
    </message>
    <message>
        <source>There is no lesson to write.</source>
        <translation>Es gibt keine Lektion zu schreiben.</translation>
    </message>
    <message>
        <source>Painting could not begin.</source>
        <translation>Das Zeichnen konnte nicht beginnen.</translation>
    </message>
    <message>
        <source>The hand-outs were given up.</source>
        <translation>Die Arbeitsblätter wurden aufgegeben.</translation>
    </message>
    <message>
        <source>Your prediction</source>
        <translation>Eigene Vorhersage</translation>
    </message>
    <message>
        <source>Write down what you expect to see.</source>
        <translation>Aufschreiben, was zu sehen sein wird.</translation>
    </message>
    <message>
        <source>Why do you expect it?</source>
        <translation>Aus welchem Grund?</translation>
    </message>
    <message>
        <source>Something else:</source>
        <translation>Etwas anderes:</translation>
    </message>
    <message>
        <source>Recorded on this machine: %1.</source>
        <translation>Auf diesem Rechner aufgezeichnet: %1.</translation>
    </message>
    <message>
        <source>Recorded on %1 on this machine: %2.</source>
        <translation>Am %1 auf diesem Rechner aufgezeichnet: %2.</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>No run was recorded with this lesson, so there are no answers here: run it, and draw in what comes out.</source>
        <translation>Zu dieser Lektion ist kein Lauf aufgezeichnet, deshalb stehen hier keine Antworten: ausführen und einzeichnen, was herauskommt.</translation>
    </message>
    <message>
        <source>The run: %1</source>
        <translation>Der Lauf: %1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What many believe</source>
        <translation>Was viele glauben</translation>
    </message>
    <message>
        <source>About the course</source>
        <translation>Zum Kurs</translation>
    </message>
    <message>
        <source>Try next</source>
        <translation>Als Nächstes ausprobieren</translation>
    </message>
    <message>
        <source>Experiment: %1.</source>
        <translation>Experiment: %1.</translation>
    </message>
    <message>
        <source>%1 · Lesson %2</source>
        <translation>%1 · Lektion %2</translation>
    </message>
    <message>
        <source>Circle the number that you expect.</source>
        <translation>Die erwartete Zahl einkreisen.</translation>
    </message>
    <message>
        <source>Circle the number that you expect in each row.</source>
        <translation>In jeder Zeile die erwartete Zahl einkreisen.</translation>
    </message>
    <message>
        <source>Number the boxes in the order that you expect: 1 for the least.</source>
        <translation>Die Kästchen in der erwarteten Reihenfolge nummerieren: 1 für das Kleinste.</translation>
    </message>
    <message>
        <source>Sketch the curve that you expect.</source>
        <translation>Die erwartete Kurve skizzieren.</translation>
    </message>
    <message>
        <source>Circle one for each job.</source>
        <translation>Für jede Aufgabe einen einkreisen.</translation>
    </message>
    <message>
        <source>Draw an upright line where you expect it.</source>
        <translation>Einen senkrechten Strich an die erwartete Stelle zeichnen.</translation>
    </message>
    <message>
        <source>Draw an upright line in each row, where you expect it.</source>
        <translation>In jede Zeile einen senkrechten Strich an die erwartete Stelle zeichnen.</translation>
    </message>
    <message>
        <source>for the lecturer</source>
        <translation>für Vortragende</translation>
    </message>
    <message>
        <source>The run: %1; outlined, %2 more</source>
        <translation>Der Lauf: %1; im Umriss %2 weitere</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>This lesson has no script.</source>
        <translation>Diese Lektion hat kein Skript.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>extrapolated</source>
        <translation>extrapoliert</translation>
    </message>
    <message>
        <source>Beyond the workers that were measured: what the law says, not what was seen</source>
        <translation>Jenseits der gemessenen Worker-Zahlen: was das Gesetz sagt, nicht was beobachtet wurde</translation>
    </message>
    <message>
        <source>outlier</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>A run further from the median than three scaled median absolute deviations; it counts all the same</source>
        <translation>Ein Lauf, der weiter vom Median entfernt ist als drei skalierte mittlere absolute Abweichungen (MAD); er zählt trotzdem</translation>
    </message>
    <message>
        <source>machine was busy</source>
        <translation>Rechner war ausgelastet</translation>
    </message>
    <message>
        <source>The workers got well under the CPU time that they could have used</source>
        <translation>Die Worker bekamen deutlich weniger CPU-Zeit, als sie hätten nutzen können</translation>
    </message>
    <message>
        <source>beyond</source>
        <comment>short for: extrapolated beyond the workers that were measured</comment>
        <translation>darüber hinaus</translation>
    </message>
    <message>
        <source>busy</source>
        <comment>short for: machine was busy</comment>
        <translation>ausgelastet</translation>
    </message>
</context>
<context>
    <name>Losses</name>
    <message>
        <source>&lt; 0.1 %</source>
        <translation>&lt; 0,1 %</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wohin die Zeit ging</translation>
    </message>
    <message>
        <source>Ideal</source>
        <translation>Ideal</translation>
    </message>
    <message>
        <source>Serial part</source>
        <translation>Serieller Teil</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Lock or GIL wait</source>
        <translation>Warten auf Sperre/GIL</translation>
    </message>
    <message>
        <source>Awaiting</source>
        <translation>Warten auf Tasks</translation>
    </message>
    <message>
        <source>Imbalance</source>
        <translation>Ungleichgewicht</translation>
    </message>
    <message>
        <source>Oversubscription</source>
        <translation>Überbelegung</translation>
    </message>
    <message>
        <source>As long as the run would have taken if all workers had done nothing but the tasks&apos; own work.</source>
        <translation>So lange hätte der Lauf gedauert, wenn alle Worker nur die eigentliche Arbeit der Tasks erledigt hätten.</translation>
    </message>
    <message>
        <source>Workers were idle, and the program had not yet submitted what was still to come.</source>
        <translation>Worker waren untätig, und das Programm hatte noch nicht eingereicht, was noch kommen sollte.</translation>
    </message>
    <message>
        <source>Workers were idle although a task was waiting in the queue: it had to be handed to them.</source>
        <translation>Worker waren untätig, obwohl ein Task in der Warteschlange stand: Er musste ihnen erst übergeben werden.</translation>
    </message>
    <message>
        <source>A task was on its way to another process, or its result on the way back.</source>
        <translation>Ein Task war auf dem Weg zu einem anderen Prozess oder sein Ergebnis auf dem Rückweg.</translation>
    </message>
    <message>
        <source>Tasks waited for a lock, the interpreter&apos;s above all.</source>
        <translation>Tasks warteten auf eine Sperre, vor allem auf die des Interpreters.</translation>
    </message>
    <message>
        <source>Tasks held their workers only to wait for other tasks.</source>
        <translation>Tasks hielten ihren Worker fest, nur um auf andere Tasks zu warten.</translation>
    </message>
    <message>
        <source>Workers had nothing left to start while others were still busy: the idle tail.</source>
        <translation>Worker hatten nichts mehr zu beginnen, während andere noch beschäftigt waren: das untätige Ende.</translation>
    </message>
    <message>
        <source>More tasks computed than there are cores, so they took turns.</source>
        <translation>Es rechneten mehr Tasks, als es Kerne gibt, also wechselten sie sich ab.</translation>
    </message>
    <message>
        <source>Measured makespan</source>
        <translation>Gemessene Gesamtdauer</translation>
    </message>
    <message>
        <source>From the start of the program to the end of the last task: the sum of all parts above.</source>
        <translation>Vom Start des Programms bis zum Ende des letzten Tasks: die Summe aller Teile darüber.</translation>
    </message>
    <message>
        <source>One entry for each part. They add up to the makespan.</source>
        <translation>Ein Eintrag für jeden Teil. Zusammen ergeben sie die Gesamtdauer.</translation>
    </message>
</context>
<context>
    <name>MeasureTitle</name>
    <message>
        <source>Time until the last task is done</source>
        <translation>Zeit, bis der letzte Task fertig ist</translation>
    </message>
    <message>
        <source>Time until the program ends</source>
        <translation>Zeit bis zum Ende des Programms</translation>
    </message>
    <message>
        <source>Time that the program is blocked</source>
        <translation>Zeit, die das Programm blockiert ist</translation>
    </message>
    <message>
        <source>Time until the first result is read</source>
        <translation>Zeit, bis das erste Ergebnis gelesen wird</translation>
    </message>
    <message>
        <source>From done to read, on average</source>
        <translation>Von fertig bis gelesen, im Mittel</translation>
    </message>
    <message>
        <source>Work of one item</source>
        <translation>Arbeit eines Elements</translation>
    </message>
    <message>
        <source>Work of all items</source>
        <translation>Arbeit aller Elemente</translation>
    </message>
    <message>
        <source>Time of the longest task</source>
        <translation>Zeit des längsten Tasks</translation>
    </message>
    <message>
        <source>Overhead per task</source>
        <translation>Overhead je Task</translation>
    </message>
    <message>
        <source>Speedup</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>Utilisation of the workers</source>
        <translation>Auslastung der Worker</translation>
    </message>
    <message>
        <source>Share of idle time at the end</source>
        <translation>Anteil untätiger Zeit am Ende</translation>
    </message>
    <message>
        <source>Futures running at once</source>
        <translation>Gleichzeitig laufende Futures</translation>
    </message>
    <message>
        <source>Tasks on the CPU at once</source>
        <translation>Gleichzeitig rechnende Tasks</translation>
    </message>
    <message>
        <source>Futures pending at once</source>
        <translation>Gleichzeitig ausstehende Futures</translation>
    </message>
    <message>
        <source>Futures submitted</source>
        <translation>Eingereichte Futures</translation>
    </message>
    <message>
        <source>Futures finished</source>
        <translation>Fertige Futures</translation>
    </message>
    <message>
        <source>Futures failed</source>
        <translation>Fehlgeschlagene Futures</translation>
    </message>
    <message>
        <source>Futures cancelled</source>
        <translation>Abgebrochene Futures</translation>
    </message>
    <message>
        <source>Futures lost</source>
        <translation>Verlorene Futures</translation>
    </message>
    <message>
        <source>Calls of cancel() that return False</source>
        <translation>Aufrufe von cancel(), die False zurückgeben</translation>
    </message>
    <message>
        <source>Waits given up</source>
        <translation>Aufgegebenes Warten</translation>
    </message>
    <message>
        <source>Results that the program gets</source>
        <translation>Ergebnisse, die das Programm erhält</translation>
    </message>
    <message>
        <source>Exceptions that nobody reads</source>
        <translation>Ausnahmen, die niemand liest</translation>
    </message>
    <message>
        <source>Does it wait for ever?</source>
        <translation>Wartet es für immer?</translation>
    </message>
    <message>
        <source>Tasks stolen</source>
        <translation>Gestohlene Tasks</translation>
    </message>
    <message>
        <source>Time spent waiting for the lock</source>
        <translation>Zeit, die auf die Sperre gewartet wird</translation>
    </message>
    <message>
        <source>Times the lock changes hands</source>
        <translation>So oft wechselt die Sperre den Inhaber</translation>
    </message>
    <message>
        <source>Different orders of completion</source>
        <translation>Verschiedene Reihenfolgen der Fertigstellung</translation>
    </message>
    <message>
        <source>Time that the program spends submitting</source>
        <translation>Zeit, die das Programm mit Einreichen verbringt</translation>
    </message>
    <message>
        <source>Longest time that a future is pending</source>
        <translation>Längste Zeit, die ein Future aussteht</translation>
    </message>
    <message>
        <source>Tasks that the full queue does not take</source>
        <translation>Tasks, die die volle Warteschlange nicht nimmt</translation>
    </message>
    <message>
        <source>Delay of the latest heartbeat</source>
        <translation>Verspätung des spätesten Herzschlags</translation>
    </message>
    <message>
        <source>Increments lost</source>
        <translation>Verlorene Erhöhungen</translation>
    </message>
    <message>
        <source>Gigabytes read in a second</source>
        <translation>Gigabyte, die in einer Sekunde gelesen werden</translation>
    </message>
    <message>
        <source>Times that computing loses its core</source>
        <translation>Wie oft Rechnen seinen Kern verliert</translation>
    </message>
</context>
<context>
    <name>MemoryLines</name>
    <message>
        <source>worker 1</source>
        <translation>Worker 1</translation>
    </message>
    <message>
        <source>worker 2</source>
        <translation>Worker 2</translation>
    </message>
    <message>
        <source>line of 64 bytes that both write to</source>
        <translation>Zeile von 64 Byte, in die beide schreiben</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>both workers write to a lock and, in another cache line, to the counter</source>
        <translation>beide Worker schreiben in eine Sperre und, in einer anderen Cache-Zeile, in den Zähler</translation>
    </message>
    <message>
        <source>both workers write to the same 8 bytes of one cache line</source>
        <translation>beide Worker schreiben in dieselben 8 Byte einer Cache-Zeile</translation>
    </message>
    <message>
        <source>each worker writes to 8 bytes of its own, in the same cache line</source>
        <translation>jeder Worker schreibt in eigene 8 Byte, in derselben Cache-Zeile</translation>
    </message>
    <message>
        <source>each worker writes to 8 bytes of its own, in a cache line of its own</source>
        <translation>jeder Worker schreibt in eigene 8 Byte, in einer eigenen Cache-Zeile</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
</context>
<context>
    <name>Prediction</name>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Your guess was right within %1.</source>
        <translation>Die Vorhersage stimmte auf %1 genau.</translation>
    </message>
    <message>
        <source>Your guess was off by %1 on average.</source>
        <translation>Die Vorhersage lag im Mittel um %1 daneben.</translation>
    </message>
    <message>
        <source>Your guess was %1 too high.</source>
        <translation>Die Vorhersage war um %1 zu hoch.</translation>
    </message>
    <message>
        <source>Your guess was %1 too low.</source>
        <translation>Die Vorhersage war um %1 zu niedrig.</translation>
    </message>
    <message>
        <source>Exactly as you said.</source>
        <translation>Genau wie vorhergesagt.</translation>
    </message>
    <message>
        <source>You said %1; it was %2.</source>
        <translation>Vorhergesagt: %1; gemessen: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 as you said.</source>
        <translation>%1 von %2 wie vorhergesagt.</translation>
    </message>
    <message>
        <source>Exactly the order you said.</source>
        <translation>Genau die vorhergesagte Reihenfolge.</translation>
    </message>
    <message>
        <source>%1 of %2 stand where you put them.</source>
        <translation>%1 von %2 stehen an der vorhergesagten Stelle.</translation>
    </message>
    <message>
        <source>Your choices are as good as the best that were measured.</source>
        <translation>Die Wahl ist so gut wie die beste gemessene.</translation>
    </message>
    <message>
        <source>Your choices take %1 times as long as the best that were measured.</source>
        <translation>Die Wahl dauert %1-mal so lange wie die beste gemessene.</translation>
    </message>
    <message>
        <source>Drag the line to where you expect it.</source>
        <translation>Die Linie dorthin ziehen, wo sie erwartet wird.</translation>
    </message>
    <message>
        <source>Click the number that you expect.</source>
        <translation>Die erwartete Zahl anklicken.</translation>
    </message>
    <message>
        <source>Drag the rows into the order that you expect, the least on top.</source>
        <translation>Die Zeilen in die erwartete Reihenfolge ziehen, das Kleinste nach oben.</translation>
    </message>
    <message>
        <source>Sketch the curve that you expect.</source>
        <translation>Die erwartete Kurve skizzieren.</translation>
    </message>
    <message>
        <source>Choose one for each job.</source>
        <translation>Für jede Aufgabe einen auswählen.</translation>
    </message>
    <message>
        <source>by items per task →</source>
        <translation>nach Elementen je Task →</translation>
    </message>
    <message>
        <source>by work per item →</source>
        <translation>nach Arbeit je Element →</translation>
    </message>
    <message>
        <source>by executor →</source>
        <translation>nach Executor →</translation>
    </message>
    <message>
        <source>by workers →</source>
        <translation>nach Workern →</translation>
    </message>
    <message>
        <source>Your guess was off by a factor of %1.</source>
        <translation>Die Vorhersage lag um den Faktor %1 daneben.</translation>
    </message>
    <message>
        <source>Your guess was off by up to a factor of %1.</source>
        <translation>Die Vorhersage lag bis zu Faktor %1 daneben.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>ideal: only the work takes time</source>
        <translation>ideal: nur die Arbeit kostet Zeit</translation>
    </message>
    <message>
        <source>Amdahl: the same job</source>
        <translation>Amdahl: derselbe Auftrag</translation>
    </message>
    <message>
        <source>Gustafson: a job that grows with the workers</source>
        <translation>Gustafson: ein Auftrag, der mit den Workern wächst</translation>
    </message>
    <message>
        <source>USL: fitted, σ %1, κ %2</source>
        <translation>USL: angepasst, σ %1, κ %2</translation>
    </message>
    <message>
        <source>peak at %1</source>
        <translation>Gipfel bei %1</translation>
    </message>
    <message>
        <source>extrapolated</source>
        <translation>extrapoliert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2; %3: %4 – %5</source>
        <translation>%1: %2; %3: %4 – %5</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>%1 by %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1 on %2 by %3</source>
        <translation>%1 auf %2 nach %3</translation>
    </message>
    <message>
        <source>Stopped before all runs were done.</source>
        <translation>Angehalten, bevor alle Läufe fertig waren.</translation>
    </message>
    <message>
        <source>Ended early: %1</source>
        <translation>Vorzeitig zu Ende: %1</translation>
    </message>
    <message>
        <source>Futurescope report</source>
        <translation>Futurescope-Bericht</translation>
    </message>
    <message>
        <source>Written by Futurescope %1</source>
        <translation>Geschrieben von Futurescope %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>machine was busy</source>
        <translation>Rechner war ausgelastet</translation>
    </message>
    <message>
        <source>speedup derived from the run&apos;s own tasks</source>
        <translation>Speedup aus den eigenen Tasks des Laufs abgeleitet</translation>
    </message>
    <message>
        <source>%1 runs not counted: %2</source>
        <translation>%1 Läufe nicht gezählt: %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Amdahl (1967): T(p) = T(1) (f + (1 − f) / p)</source>
        <translation>Amdahl (1967): T(p) = T(1) (f + (1 − f) / p)</translation>
    </message>
    <message>
        <source>serial fraction f</source>
        <translation>serieller Anteil f</translation>
    </message>
    <message>
        <source>Universal Scalability Law (Gunther 2007): T(p) = T(1) (1 + σ (p − 1) + κ p (p − 1)) / p</source>
        <translation>Universelles Skalierungsgesetz (Universal Scalability Law, Gunther 2007): T(p) = T(1) (1 + σ (p − 1) + κ p (p − 1)) / p</translation>
    </message>
    <message>
        <source>contention σ</source>
        <translation>Konkurrenz σ</translation>
    </message>
    <message>
        <source>coherency κ</source>
        <translation>Kohärenz κ</translation>
    </message>
    <message>
        <source>fastest at %1 workers</source>
        <translation>am schnellsten mit %1 Workern</translation>
    </message>
    <message>
        <source>no peak</source>
        <translation>kein Maximum</translation>
    </message>
    <message>
        <source>Varied</source>
        <translation>Verändert</translation>
    </message>
    <message>
        <source>Varied too</source>
        <translation>Ebenfalls verändert</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>a warm-up that does not count, then each value once, and that %1 times; medians with the interval between two order statistics (David and Nagaraja, 2003)</source>
        <translation>ein Aufwärmlauf, der nicht zählt, dann jeder Wert einmal, und das %1-mal; Mediane mit dem Intervall zwischen zwei Ordnungsstatistiken (David und Nagaraja, 2003)</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Median time</source>
        <translation>Median der Zeit</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Überdeckung</translation>
    </message>
    <message>
        <source>Speedup</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Karp-Flatt</source>
        <translation>Karp-Flatt</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Where the time of the median runs went</source>
        <translation>Wohin die Zeit der Medianläufe ging</translation>
    </message>
    <message>
        <source>Makespan</source>
        <translation>Gesamtdauer (Makespan)</translation>
    </message>
    <message>
        <source>The laws of scaling are about workers alone, so none is fitted here.</source>
        <translation>Die Skalierungsgesetze handeln nur von Workern, deshalb wird hier keines angepasst.</translation>
    </message>
    <message>
        <source>Laws of scaling, fitted to all runs by least squares</source>
        <translation>Skalierungsgesetze, nach der Methode der kleinsten Quadrate an alle Läufe angepasst</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>Gesetz</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Scatter of the runs</source>
        <translation>Streuung der Läufe</translation>
    </message>
    <message>
        <source>How it was set up</source>
        <translation>Wie es eingestellt war</translation>
    </message>
    <message>
        <source>Where it ran</source>
        <translation>Wo es lief</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Save this as %1:</source>
        <translation>Als %1 speichern:</translation>
    </message>
    <message>
        <source>To measure it again, type:</source>
        <translation>Um noch einmal zu messen, eingeben:</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Predicted before the sweep: %1. %2</source>
        <translation>Vor der Messreihe vorhergesagt: %1. %2</translation>
    </message>
    <message>
        <source>Gustafson (1988), work growing with the workers: S(p) = p − s (p − 1)</source>
        <translation>Gustafson (1988), Arbeit wächst mit den Workern: S(p) = p − s (p − 1)</translation>
    </message>
    <message>
        <source>serial fraction s</source>
        <translation>serieller Anteil s</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>grows with the workers: each number of them gets as many times the items (weak scaling, scaled speedup)</source>
        <translation>wächst mit den Workern: Jede Worker-Zahl bekommt so vielmal die Elemente (schwache Skalierung, skalierter Speedup)</translation>
    </message>
</context>
<context>
    <name>SaveLesson</name>
    <message>
        <source>Cannot save the lesson in %1: %2</source>
        <translation>Die Lektion kann nicht in %1 gespeichert werden: %2</translation>
    </message>
    <message>
        <source>The language is &quot;%1&quot;; it must be two letters from a to z, such as en or de.</source>
        <translation>Die Sprache ist „%1“; es müssen zwei Buchstaben von a bis z sein, etwa en oder de.</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>its folder reference is a symbolic link</source>
        <translation>sein Ordner reference ist eine symbolische Verknüpfung</translation>
    </message>
    <message>
        <source>there is a lesson already</source>
        <translation>dort ist schon eine Lektion</translation>
    </message>
    <message>
        <source>it holds other files</source>
        <translation>er enthält andere Dateien</translation>
    </message>
    <message>
        <source>the folder %1 does not exist</source>
        <translation>den Ordner %1 gibt es nicht</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>%1 there belongs to another lesson</source>
        <translation>%1 gehört dort zu einer anderen Lektion</translation>
    </message>
    <message>
        <source>what was recorded before cannot be removed</source>
        <translation>die frühere Aufzeichnung kann nicht entfernt werden</translation>
    </message>
</context>
<context>
    <name>Scenarios</name>
    <message>
        <source>Five downloads, five threads</source>
        <translation>Fünf Downloads, fünf Threads</translation>
    </message>
    <message>
        <source>Five waits of 0.4 s overlap and take 0.4 s together: threads can wait side by side, even on one core. (Scale: 2 s are 0.4 s.)</source>
        <translation>Fünf Wartezeiten von 0,4 s überlappen sich und dauern zusammen 0,4 s: Threads können nebeneinander warten, sogar auf einem Kern. (Maßstab: 2 s sind 0,4 s.)</translation>
    </message>
    <message>
        <source>Five downloads, one after another</source>
        <translation>Fünf Downloads nacheinander</translation>
    </message>
    <message>
        <source>The same five waits form a staircase of 2 s: nothing else is done while one of them waits. (Scale: 2 s are 0.4 s.)</source>
        <translation>Dieselben fünf Wartezeiten bilden eine Treppe von 2 s: Solange eine von ihnen wartet, geschieht nichts anderes. (Maßstab: 2 s sind 0,4 s.)</translation>
    </message>
    <message>
        <source>Eight squares on processes</source>
        <translation>Acht Quadrate auf Prozessen</translation>
    </message>
    <message>
        <source>Computing is shared out to the cores: the speedup comes close to the number of cores, not of workers. (Scale: 10,000,000 squares are 0.25 s.)</source>
        <translation>Rechnen wird auf die Kerne verteilt: Der Speedup kommt der Zahl der Kerne nahe, nicht der Zahl der Worker. (Maßstab: 10.000.000 Quadrate sind 0,25 s.)</translation>
    </message>
    <message>
        <source>Eight squares, one after another</source>
        <translation>Acht Quadrate nacheinander</translation>
    </message>
    <message>
        <source>The same work on one core: the time that the speedup of the process pool refers to.</source>
        <translation>Dieselbe Arbeit auf einem Kern: die Zeit, auf die sich der Speedup des Prozess-Pools bezieht.</translation>
    </message>
    <message>
        <source>I/O-bound: a thread each</source>
        <translation>I/O-lastig: je ein Thread</translation>
    </message>
    <message>
        <source>Waiting needs no core: sixteen answers are awaited at once, and the CPU time stays near zero.</source>
        <translation>Warten braucht keinen Kern: Sechzehn Antworten werden gleichzeitig erwartet, und die CPU-Zeit bleibt nahe null.</translation>
    </message>
    <message>
        <source>CPU-bound: sixteen threads</source>
        <translation>CPU-lastig: sechzehn Threads</translation>
    </message>
    <message>
        <source>Computing needs cores: sixteen threads share the few there are, and every bar is drawn out.</source>
        <translation>Rechnen braucht Kerne: Sechzehn Threads teilen sich die wenigen vorhandenen, und jeder Balken zieht sich in die Länge.</translation>
    </message>
    <message>
        <source>Real downloads</source>
        <translation>Echte Downloads</translation>
    </message>
    <message>
        <source>A small server inside this machine answers after 0.15 s: eight connections wait at the same time.</source>
        <translation>Ein kleiner Server in diesem Rechner antwortet nach 0,15 s: Acht Verbindungen warten gleichzeitig.</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>Dateien lesen</translation>
    </message>
    <message>
        <source>Files that the system has in memory cost computing rather than waiting: more threads than cores gain little.</source>
        <translation>Dateien, die das System im Speicher hat, kosten eher Rechnen als Warten: Mehr Threads als Kerne bringen wenig.</translation>
    </message>
    <message>
        <source>Three futures</source>
        <translation>Drei Futures</translation>
    </message>
    <message>
        <source>submit() returns a future at once: all three are submitted before the program blocks in the first result(). (Scale: 2 s are 0.4 s.)</source>
        <translation>submit() gibt sofort ein Future zurück: Alle drei sind eingereicht, bevor das Programm im ersten result() blockiert. (Maßstab: 2 s sind 0,4 s.)</translation>
    </message>
    <message>
        <source>Running or not yet?</source>
        <translation>Läuft es schon?</translation>
    </message>
    <message>
        <source>A future is pending until a worker has begun it. So running() right after submit() may well be False: select the bar and see how long it waited. (Scale: 3 s are 0.6 s.)</source>
        <translation>Ein Future steht aus, bis ein Worker damit begonnen hat. Deshalb kann running() direkt nach submit() durchaus False sein: Den Balken auswählen und sehen, wie lange es gewartet hat. (Maßstab: 3 s sind 0,6 s.)</translation>
    </message>
    <message>
        <source>A future with a timeout</source>
        <translation>Ein Future mit Zeitlimit</translation>
    </message>
    <message>
        <source>result(timeout) gives up, but cancel() returns False, for the task runs; and the with-block waits for it all the same. (Scale: 5 s and 2 s are 1 s and 0.4 s.)</source>
        <translation>result(timeout) gibt auf, aber cancel() gibt False zurück, denn der Task läuft; und der with-Block wartet trotzdem auf ihn. (Maßstab: 5 s und 2 s sind 1 s und 0,4 s.)</translation>
    </message>
    <message>
        <source>Out of patience</source>
        <translation>Geduld am Ende</translation>
    </message>
    <message>
        <source>result(timeout=0.5) gives up after 0.5 s, but the task runs on, and the end of the block still waits for it.</source>
        <translation>result(timeout=0.5) gibt nach 0,5 s auf, aber der Task läuft weiter, und das Ende des Blocks wartet doch auf ihn.</translation>
    </message>
    <message>
        <source>Ten tasks, as completed</source>
        <translation>Zehn Tasks mit as_completed</translation>
    </message>
    <message>
        <source>Each result is read when it is there, not in the order of submission: compare the read times. (Scale: 1 to 3 s are 0.1 to 0.3 s.)</source>
        <translation>Jedes Ergebnis wird gelesen, sobald es da ist, nicht in der Reihenfolge des Einreichens: Die Lesezeiten vergleichen. (Maßstab: 1 bis 3 s sind 0,1 bis 0,3 s.)</translation>
    </message>
    <message>
        <source>as_completed serves who is first</source>
        <translation>as_completed: wer zuerst kommt</translation>
    </message>
    <message>
        <source>Very uneven tasks: every result is read as soon as it is there.</source>
        <translation>Sehr ungleiche Tasks: Jedes Ergebnis wird gelesen, sobald es da ist.</translation>
    </message>
    <message>
        <source>map serves in order</source>
        <translation>map: der Reihe nach</translation>
    </message>
    <message>
        <source>The same tasks: results that are ready wait for the slow one before them.</source>
        <translation>Dieselben Tasks: Fertige Ergebnisse warten auf das langsame vor ihnen.</translation>
    </message>
    <message>
        <source>submit() for two squares</source>
        <translation>submit() für zwei Quadrate</translation>
    </message>
    <message>
        <source>Two futures, two result() calls. The tasks are so small that making the threads is most of what you see.</source>
        <translation>Zwei Futures, zwei Aufrufe von result(). Die Tasks sind so klein, dass vor allem das Erzeugen der Threads zu sehen ist.</translation>
    </message>
    <message>
        <source>map() for five squares</source>
        <translation>map() für fünf Quadrate</translation>
    </message>
    <message>
        <source>One call submits all five and gives the results in order. Squaring takes no time: handing it over does.</source>
        <translation>Ein Aufruf reicht alle fünf ein und liefert die Ergebnisse der Reihe nach. Quadrieren kostet keine Zeit, das Übergeben schon.</translation>
    </message>
    <message>
        <source>Collecting by map</source>
        <translation>Einsammeln mit map</translation>
    </message>
    <message>
        <source>Five tasks on three workers take two rounds; results come in order. (Scale: 1 s are 0.2 s.)</source>
        <translation>Fünf Tasks auf drei Workern brauchen zwei Runden; die Ergebnisse kommen der Reihe nach. (Maßstab: 1 s sind 0,2 s.)</translation>
    </message>
    <message>
        <source>Collecting by result()</source>
        <translation>Einsammeln mit result()</translation>
    </message>
    <message>
        <source>The same five tasks with submit() and result(): the same two rounds, the same order. (Scale: 1 s are 0.2 s.)</source>
        <translation>Dieselben fünf Tasks mit submit() und result(): dieselben zwei Runden, dieselbe Reihenfolge. (Maßstab: 1 s sind 0,2 s.)</translation>
    </message>
    <message>
        <source>Cancel what is pending</source>
        <translation>Abbrechen, was noch aussteht</translation>
    </message>
    <message>
        <source>After 0.5 s every future is asked to cancel: those that wait in the queue do, those that run refuse.</source>
        <translation>Nach 0,5 s soll jedes Future abbrechen: Die in der Warteschlange tun es, die laufenden weigern sich.</translation>
    </message>
    <message>
        <source>The price of a process</source>
        <translation>Was ein Prozess kostet</translation>
    </message>
    <message>
        <source>Five factorisations of 6 µs on four processes: starting the workers takes a thousand times as long.</source>
        <translation>Fünf Faktorisierungen zu 6 µs auf vier Prozessen: Das Starten der Worker dauert tausendmal so lange.</translation>
    </message>
    <message>
        <source>Four chunks of data</source>
        <translation>Vier Chunks mit Daten</translation>
    </message>
    <message>
        <source>Forty items in four chunks, one for each worker: four messages there and four back, whatever the items.</source>
        <translation>Vierzig Elemente in vier Chunks, einer für jeden Worker: vier Nachrichten hin und vier zurück, wie viele Elemente es auch sind.</translation>
    </message>
    <message>
        <source>A million items in chunks</source>
        <translation>Eine Million Elemente in Chunks</translation>
    </message>
    <message>
        <source>Chunks of 1,000 make 1,000 tasks of a million items (not 10,000 of 100): the workers compute instead of exchanging messages.</source>
        <translation>Chunks von 1.000 machen aus einer Million Elementen 1.000 Tasks (nicht 10.000 von 100): Die Worker rechnen, statt Nachrichten auszutauschen.</translation>
    </message>
    <message>
        <source>Too fine: overhead wins</source>
        <translation>Zu fein: Der Overhead gewinnt</translation>
    </message>
    <message>
        <source>Sending a task to another process costs more than its 5 µs of work. Raise the chunk size and run again.</source>
        <translation>Einen Task an einen anderen Prozess zu schicken, kostet mehr als seine 5 µs Arbeit. Die Chunk-Größe erhöhen und noch einmal ausführen.</translation>
    </message>
    <message>
        <source>Workers = cores</source>
        <translation>Worker = Kerne</translation>
    </message>
    <message>
        <source>Two processes on two cores: nothing is gained by a third. F6 measures it for this machine.</source>
        <translation>Zwei Prozesse auf zwei Kernen: Ein dritter bringt nichts. F6 misst es für diesen Rechner.</translation>
    </message>
    <message>
        <source>Three addresses, three threads</source>
        <translation>Drei Adressen, drei Threads</translation>
    </message>
    <message>
        <source>Three requests wait side by side for a server inside this machine, and map gives their answers in order.</source>
        <translation>Drei Anfragen warten nebeneinander auf einen Server in diesem Rechner, und map liefert die Antworten der Reihe nach.</translation>
    </message>
    <message>
        <source>Three files, three threads</source>
        <translation>Drei Dateien, drei Threads</translation>
    </message>
    <message>
        <source>What the system has in memory is read by computing: three threads gain no more than there are cores.</source>
        <translation>Was das System im Speicher hat, wird durch Rechnen gelesen: Drei Threads bringen nicht mehr, als es Kerne gibt.</translation>
    </message>
    <message>
        <source>Twice the cores</source>
        <translation>Doppelt so viele wie Kerne</translation>
    </message>
    <message>
        <source>2 x cores is a rule of thumb, not a limit: these tasks only wait. Set 32 workers, and one round does it.</source>
        <translation>2 x Kerne ist eine Faustregel, keine Grenze: Diese Tasks warten nur. Mit 32 Workern genügt eine Runde.</translation>
    </message>
    <message>
        <source>Five risky tasks</source>
        <translation>Fünf riskante Tasks</translation>
    </message>
    <message>
        <source>Each fails with probability 0.5. result() raises what its task raised; the others are not touched.</source>
        <translation>Jeder schlägt mit Wahrscheinlichkeit 0,5 fehl. result() löst aus, was sein Task ausgelöst hat; die anderen bleiben unberührt.</translation>
    </message>
    <message>
        <source>One exception on its way</source>
        <translation>Der Weg einer Ausnahme</translation>
    </message>
    <message>
        <source>The task raises, the worker lives on, and the exception comes out of result(), in the main program.</source>
        <translation>Der Task löst aus, der Worker lebt weiter, und die Ausnahme kommt aus result() heraus, im Hauptprogramm.</translation>
    </message>
    <message>
        <source>Failing tasks</source>
        <translation>Fehlschlagende Tasks</translation>
    </message>
    <message>
        <source>A ValueError ends its own task only: it lies in the future until it is read, and the pool goes on.</source>
        <translation>Ein ValueError beendet nur seinen eigenen Task: Er liegt im Future, bis er gelesen wird, und der Pool macht weiter.</translation>
    </message>
    <message>
        <source>Exceptions that nobody reads</source>
        <translation>Ausnahmen, die niemand liest</translation>
    </message>
    <message>
        <source>Some tasks fail, but no result is taken: the details of a failed future say that its exception was never read.</source>
        <translation>Einige Tasks schlagen fehl, aber kein Ergebnis wird abgeholt: In den Einzelheiten eines fehlgeschlagenen Futures steht, dass seine Ausnahme nie gelesen wurde.</translation>
    </message>
    <message>
        <source>The end of the with-block</source>
        <translation>Das Ende des with-Blocks</translation>
    </message>
    <message>
        <source>No result is taken, and yet nothing is lost: the block ends with shutdown(wait=True), which waits.</source>
        <translation>Kein Ergebnis wird abgeholt, und doch geht nichts verloren: Der Block endet mit shutdown(wait=True), und das wartet.</translation>
    </message>
    <message>
        <source>Shutdown that waits</source>
        <translation>Shutdown, das wartet</translation>
    </message>
    <message>
        <source>Two tasks of different length: shutdown(wait=True) returns when the longer one is done. (Scale: 3 s and 5 s are 0.3 s and 0.5 s.)</source>
        <translation>Zwei verschieden lange Tasks: shutdown(wait=True) kehrt zurück, wenn der längere fertig ist. (Maßstab: 3 s und 5 s sind 0,3 s und 0,5 s.)</translation>
    </message>
    <message>
        <source>Shutdown without waiting</source>
        <translation>Shutdown ohne Warten</translation>
    </message>
    <message>
        <source>shutdown(wait=False) returns at once, and what is queued still runs: the main lane ends long before the workers.</source>
        <translation>shutdown(wait=False) kehrt sofort zurück, und was in der Warteschlange steht, läuft noch: Die Hauptspur endet lange vor den Workern.</translation>
    </message>
    <message>
        <source>Shutdown that cancels</source>
        <translation>Shutdown, das abbricht</translation>
    </message>
    <message>
        <source>The program gives up after 0.3 s: shutdown(cancel_futures=True) cancels what is pending and waits for what runs.</source>
        <translation>Das Programm gibt nach 0,3 s auf: shutdown(cancel_futures=True) bricht ab, was aussteht, und wartet auf das, was läuft.</translation>
    </message>
    <message>
        <source>Too many workers</source>
        <translation>Zu viele Worker</translation>
    </message>
    <message>
        <source>32 threads share the few cores: every bar grows longer, and the whole is no faster than with one per core.</source>
        <translation>32 Threads teilen sich die wenigen Kerne: Jeder Balken wird länger, und das Ganze ist nicht schneller als mit einem je Kern.</translation>
    </message>
    <message>
        <source>Too coarse: idle cores</source>
        <translation>Zu grob: untätige Kerne</translation>
    </message>
    <message>
        <source>Chunks of 40 make three tasks of 100 items: the fourth worker gets nothing, and two wait for the longest.</source>
        <translation>Chunks von 40 machen aus 100 Elementen drei Tasks: Der vierte Worker bekommt nichts, und zwei warten auf den längsten.</translation>
    </message>
    <message>
        <source>One giant task</source>
        <translation>Ein riesiger Task</translation>
    </message>
    <message>
        <source>One item is far longer than the others: in the end three workers stand idle and wait for it.</source>
        <translation>Ein Element ist weit länger als die anderen: Am Ende stehen drei Worker untätig da und warten darauf.</translation>
    </message>
    <message>
        <source>Computing under the GIL</source>
        <translation>Rechnen unter dem GIL</translation>
    </message>
    <message>
        <source>Four threads, but only the one that holds the interpreter lock computes: no faster than one after another.</source>
        <translation>Vier Threads, aber nur der, der die Interpreter-Sperre hält, rechnet: nicht schneller als nacheinander.</translation>
    </message>
    <message>
        <source>Waiting under the GIL</source>
        <translation>Warten unter dem GIL</translation>
    </message>
    <message>
        <source>Who waits gives the lock back: the same four threads wait side by side, as fast as without a lock.</source>
        <translation>Wer wartet, gibt die Sperre zurück: Dieselben vier Threads warten nebeneinander, so schnell wie ohne Sperre.</translation>
    </message>
    <message>
        <source>Work stealing</source>
        <translation>Work-Stealing</translation>
    </message>
    <message>
        <source>Each of three tasks submits a child into its own worker&apos;s queue and computes on: the fourth worker, with nothing of its own, takes a child from another&apos;s queue.</source>
        <translation>Jeder von drei Tasks reicht ein Kind in die Warteschlange seines eigenen Workers ein und rechnet weiter: Der vierte Worker, der selbst nichts hat, nimmt sich ein Kind aus der Warteschlange eines anderen.</translation>
    </message>
    <message>
        <source>A pool that waits for itself</source>
        <translation>Ein Pool, der auf sich selbst wartet</translation>
    </message>
    <message>
        <source>Each task submits a child to its own pool and waits for it. Both workers wait, nobody is left to run the children: a deadlock, named after a second. Stop the run, or cancel a child to let one task go on.</source>
        <translation>Jeder Task reicht ein Kind in seinen eigenen Pool ein und wartet darauf. Beide Worker warten, niemand ist übrig, um die Kinder auszuführen: ein Deadlock, der nach einer Sekunde gemeldet wird. Den Lauf anhalten, oder ein Kind abbrechen, damit ein Task weitergeht.</translation>
    </message>
    <message>
        <source>Helping while waiting</source>
        <translation>Helfen statt warten</translation>
    </message>
    <message>
        <source>The same tasks where a worker that waits runs queued tasks itself: each goes straight on with the child that it waits for, and nothing hangs.</source>
        <translation>Dieselben Tasks, aber wer wartet, führt selbst Tasks aus der Warteschlange aus: Jeder macht gleich mit dem Kind weiter, auf das er wartet, und nichts hängt.</translation>
    </message>
    <message>
        <source>A timeout against the deadlock</source>
        <translation>Ein Zeitlimit gegen den Deadlock</translation>
    </message>
    <message>
        <source>The same tasks with result(timeout=1): each that waits fails with TimeoutError and frees its worker. The children run in the end, for nobody.</source>
        <translation>Dieselben Tasks mit result(timeout=1): Jeder wartende schlägt mit TimeoutError fehl und gibt seinen Worker frei. Die Kinder laufen am Ende, für niemanden.</translation>
    </message>
    <message>
        <source>A blocked event loop</source>
        <translation>Eine blockierte Event-Loop</translation>
    </message>
    <message>
        <source>Twelve tasks that compute: each holds the only thread until it is done, and nothing overlaps.</source>
        <translation>Zwölf Tasks, die rechnen: Jeder hält den einzigen Thread fest, bis er fertig ist, und nichts überlappt sich.</translation>
    </message>
    <message>
        <source>Forty waits on one thread</source>
        <translation>Vierzigmal Warten auf einem Thread</translation>
    </message>
    <message>
        <source>Tasks that wait hand the thread on: one thread has forty of them in progress at once.</source>
        <translation>Wartende Tasks geben den Thread weiter: Ein Thread hat vierzig von ihnen gleichzeitig in Arbeit.</translation>
    </message>
    <message>
        <source>01 Concurrent basics</source>
        <translation>01 Grundlagen der Nebenläufigkeit</translation>
    </message>
    <message>
        <source>02 Futures</source>
        <translation>02 Futures</translation>
    </message>
    <message>
        <source>03 Process pool</source>
        <translation>03 Prozess-Pool</translation>
    </message>
    <message>
        <source>04 Thread pool</source>
        <translation>04 Thread-Pool</translation>
    </message>
    <message>
        <source>Task size and workers</source>
        <translation>Taskgröße und Worker</translation>
    </message>
    <message>
        <source>Other executors</source>
        <translation>Andere Executoren</translation>
    </message>
</context>
<context>
    <name>SettingText</name>
    <message>
        <source>Workload</source>
        <translation>Arbeitslast</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 Elemente</translation>
    </message>
    <message>
        <source>Work per item</source>
        <translation>Arbeit je Element</translation>
    </message>
    <message>
        <source>%1 per item</source>
        <translation>%1 je Element</translation>
    </message>
    <message>
        <source>Failing items</source>
        <translation>Fehlschlagende Elemente</translation>
    </message>
    <message>
        <source>%1 failing</source>
        <translation>%1 fehlschlagend</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>payload %1</source>
        <translation>Nutzdaten %1</translation>
    </message>
    <message>
        <source>Serial part</source>
        <translation>Serieller Teil</translation>
    </message>
    <message>
        <source>serial part %1</source>
        <translation>serieller Teil %1</translation>
    </message>
    <message>
        <source>Coupling</source>
        <translation>Kopplung</translation>
    </message>
    <message>
        <source>coupling %1</source>
        <translation>Kopplung %1</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>counter %1</source>
        <translation>Zähler %1</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>array of %1</source>
        <translation>Array von %1</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zuteilung</translation>
    </message>
    <message>
        <source>schedule %1</source>
        <translation>Zuteilung %1</translation>
    </message>
    <message>
        <source>Chunk size</source>
        <translation>Chunk-Größe</translation>
    </message>
    <message>
        <source>chunk %1</source>
        <translation>Chunk %1</translation>
    </message>
    <message>
        <source>Queue policy</source>
        <translation>Regel der Warteschlange</translation>
    </message>
    <message>
        <source>queue policy %1</source>
        <translation>Warteschlange %1</translation>
    </message>
    <message>
        <source>Submitted every</source>
        <translation>Eingereicht alle</translation>
    </message>
    <message>
        <source>submitted every %1</source>
        <translation>eingereicht alle %1</translation>
    </message>
    <message>
        <source>Results by</source>
        <translation>Ergebnisse mit</translation>
    </message>
    <message>
        <source>results by %1</source>
        <translation>Ergebnisse mit %1</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>timeout %1</source>
        <translation>Zeitlimit %1</translation>
    </message>
    <message>
        <source>Cancelled after</source>
        <translation>Abbruch nach</translation>
    </message>
    <message>
        <source>cancelled after %1</source>
        <translation>Abbruch nach %1</translation>
    </message>
    <message>
        <source>Shutdown</source>
        <translation>Herunterfahren</translation>
    </message>
    <message>
        <source>shutdown %1</source>
        <translation>Herunterfahren %1</translation>
    </message>
    <message>
        <source>Heartbeat every</source>
        <translation>Herzschlag alle</translation>
    </message>
    <message>
        <source>heartbeat every %1</source>
        <translation>Herzschlag alle %1</translation>
    </message>
    <message>
        <source>The loop computes</source>
        <translation>Die Loop rechnet</translation>
    </message>
    <message>
        <source>the loop computes %1</source>
        <translation>die Loop rechnet %1</translation>
    </message>
    <message>
        <source>Switch interval</source>
        <translation>Wechselintervall</translation>
    </message>
    <message>
        <source>switch interval %1</source>
        <translation>Wechselintervall %1</translation>
    </message>
    <message>
        <source>Tasks per child</source>
        <translation>Tasks je Kindprozess</translation>
    </message>
    <message>
        <source>tasks per child %1</source>
        <translation>Tasks je Kindprozess %1</translation>
    </message>
    <message>
        <source>A worker&apos;s death</source>
        <translation>Tod eines Workers</translation>
    </message>
    <message>
        <source>a worker&apos;s death %1</source>
        <translation>Tod eines Workers %1</translation>
    </message>
    <message>
        <source>Sequential time</source>
        <translation>Sequenzielle Zeit</translation>
    </message>
    <message>
        <source>sequential time %1</source>
        <translation>sequenzielle Zeit %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>%1 at %2 pending</source>
        <translation>%1 ab %2 wartenden</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 hin, %2 zurück</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 Element</translation>
    </message>
    <message>
        <source>Flops per byte</source>
        <translation>Flops je Byte</translation>
    </message>
    <message>
        <source>%1 flops per byte</source>
        <translation>%1 Flops je Byte</translation>
    </message>
    <message>
        <source>Waiting share</source>
        <translation>Warteanteil</translation>
    </message>
    <message>
        <source>%1 of it waiting</source>
        <translation>davon %1 Warten</translation>
    </message>
    <message>
        <source>cancel() after a timeout</source>
        <translation>cancel() nach einem Zeitlimit</translation>
    </message>
    <message>
        <source>cancel() after a timeout: %1</source>
        <translation>cancel() nach einem Zeitlimit: %1</translation>
    </message>
    <message>
        <source>submit() after shutdown</source>
        <translation>submit() nach shutdown</translation>
    </message>
    <message>
        <source>submit() after shutdown: %1</source>
        <translation>submit() nach shutdown: %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Levels of children</source>
        <translation>Stufen von Kindern</translation>
    </message>
    <message>
        <source>%1 levels of children</source>
        <translation>%1 Stufen von Kindern</translation>
    </message>
    <message>
        <source>Waiting for children</source>
        <translation>Warten auf Kinder</translation>
    </message>
    <message>
        <source>waiting for children %1</source>
        <translation>Warten auf Kinder: %1</translation>
    </message>
    <message>
        <source>Warm pool</source>
        <translation>Warmer Pool</translation>
    </message>
    <message>
        <source>warm pool: %1</source>
        <translation>warmer Pool: %1</translation>
    </message>
    <message>
        <source>Stealing</source>
        <translation>Stehlen</translation>
    </message>
    <message>
        <source>stealing: %1</source>
        <translation>Stehlen: %1</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings in %1 cannot be read; the defaults are used.</source>
        <translation>Die Einstellungen in %1 können nicht gelesen werden; es gelten die Voreinstellungen.</translation>
    </message>
    <message>
        <source>The settings in %1 cannot be written; nothing will be remembered.</source>
        <translation>Die Einstellungen in %1 können nicht geschrieben werden; nichts wird gespeichert.</translation>
    </message>
</context>
<context>
    <name>SizePreset</name>
    <message>
        <source>Slide, 1920 x 1080</source>
        <translation>Folie, 1920 x 1080</translation>
    </message>
    <message>
        <source>Paper column, 8.5 cm at 300 DPI</source>
        <translation>Textspalte, 8,5 cm bei 300 DPI</translation>
    </message>
    <message>
        <source>Paper width, 17 cm at 300 DPI</source>
        <translation>Textbreite, 17 cm bei 300 DPI</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
</context>
<context>
    <name>StateBoard</name>
    <message>
        <source>States of the futures at %1</source>
        <translation>Zustände der Futures bei %1</translation>
    </message>
    <message>
        <source>%1 tasks wait</source>
        <translation>%1 Tasks warten</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>exception not read</source>
        <translation>Ausnahme nicht gelesen</translation>
    </message>
    <message>
        <source>cancel() refused</source>
        <translation>cancel() abgelehnt</translation>
    </message>
    <message>
        <source>wait timed out</source>
        <translation>Warten abgelaufen</translation>
    </message>
    <message>
        <source>Main program</source>
        <translation>Hauptprogramm</translation>
    </message>
    <message>
        <source>#%1</source>
        <translation>#%1</translation>
    </message>
    <message>
        <source>%1: shutdown(wait=True)</source>
        <translation>%1: shutdown(wait=True)</translation>
    </message>
    <message>
        <source>%1: result() of #%2</source>
        <translation>%1: result() von #%2</translation>
    </message>
    <message>
        <source>%1: as_completed()</source>
        <translation>%1: as_completed()</translation>
    </message>
    <message>
        <source>%1: wait()</source>
        <translation>%1: wait()</translation>
    </message>
    <message>
        <source>Main program: submit()</source>
        <translation>Hauptprogramm: submit()</translation>
    </message>
    <message>
        <source>Main program: at its end</source>
        <translation>Hauptprogramm: am Ende</translation>
    </message>
    <message>
        <source>Main program: waits for nobody</source>
        <translation>Hauptprogramm: wartet auf niemanden</translation>
    </message>
    <message>
        <source>%1 started</source>
        <translation>%1 gestartet</translation>
    </message>
    <message>
        <source>%1 cancel()</source>
        <translation>%1 cancel()</translation>
    </message>
    <message>
        <source>%1 noticed</source>
        <translation>%1 bemerkt</translation>
    </message>
    <message>
        <source>%1 ended</source>
        <translation>%1 beendet</translation>
    </message>
    <message>
        <source>PENDING to RUNNING: a worker took the future.</source>
        <translation>PENDING nach RUNNING: Ein Worker hat sich das Future genommen.</translation>
    </message>
    <message>
        <source>PENDING to CANCELLED: cancel() returned True. No worker will run it.</source>
        <translation>PENDING nach CANCELLED: cancel() gab True zurück. Kein Worker wird es ausführen.</translation>
    </message>
    <message>
        <source>CANCELLED to CANCELLED_AND_NOTIFIED: a worker met it in the queue and told those who wait().</source>
        <translation>CANCELLED nach CANCELLED_AND_NOTIFIED: Ein Worker traf es in der Warteschlange an und benachrichtigte die, die mit wait() warten.</translation>
    </message>
    <message>
        <source>RUNNING to FINISHED: the task returned, raised, or was lost with its worker.</source>
        <translation>RUNNING nach FINISHED: Der Task gab ein Ergebnis zurück, löste eine Ausnahme aus oder ging mit seinem Worker verloren.</translation>
    </message>
    <message>
        <source>PENDING to FINISHED: it was given an outcome without having run, as in a broken pool.</source>
        <translation>PENDING nach FINISHED: Es bekam einen Ausgang, ohne gelaufen zu sein, wie in einem defekten Pool.</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>raised</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>%1 · %2 not read</source>
        <translation>%1 · %2 nicht gelesen</translation>
    </message>
    <message>
        <source>cancel() → False</source>
        <translation>cancel() → False</translation>
    </message>
    <message>
        <source>cancel() → False ×%1</source>
        <translation>cancel() → False ×%1</translation>
    </message>
    <message>
        <source>#%1 %2</source>
        <translation>#%1 %2</translation>
    </message>
    <message>
        <source>number %1 in the queue</source>
        <translation>Nummer %1 in der Warteschlange</translation>
    </message>
    <message>
        <source>coroutine %1</source>
        <translation>Koroutine %1</translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation>Worker %1</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>wartete %1</translation>
    </message>
    <message>
        <source>ran %1</source>
        <translation>lief %1</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 laufen</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>Main program: its serial part</source>
        <translation>Hauptprogramm: sein serieller Teil</translation>
    </message>
    <message>
        <source>%1: waits, the queue is full</source>
        <translation>%1: wartet, die Warteschlange ist voll</translation>
    </message>
    <message>
        <source>Main program: does #%1 itself</source>
        <translation>Hauptprogramm: erledigt #%1 selbst</translation>
    </message>
    <message>
        <source>Main program: pauses before it submits on</source>
        <translation>Hauptprogramm: pausiert, bevor es weiter einreicht</translation>
    </message>
    <message>
        <source>main program</source>
        <translation>Hauptprogramm</translation>
    </message>
    <message>
        <source>One entry for each future that was submitted by then: where it stands, and since when.</source>
        <translation>Ein Eintrag für jedes bis dahin eingereichte Future: wo es steht und seit wann.</translation>
    </message>
</context>
<context>
    <name>SweepText</name>
    <message>
        <source>No run came to its end</source>
        <translation>Kein Lauf kam zu seinem Ende</translation>
    </message>
    <message>
        <source>speedup %1 to %2</source>
        <translation>Speedup %1 bis %2</translation>
    </message>
    <message>
        <source>total time %1 to %2</source>
        <translation>Gesamtzeit %1 bis %2</translation>
    </message>
    <message>
        <source>best: %1</source>
        <translation>am besten: %1</translation>
    </message>
    <message>
        <source>bins by Freedman and Diaconis</source>
        <translation>Klassen nach Freedman und Diaconis</translation>
    </message>
    <message>
        <source>bins by Sturges</source>
        <translation>Klassen nach Sturges</translation>
    </message>
    <message>
        <source>%1 equal bins</source>
        <translation>%1 gleiche Klassen</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 Task</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Tasks</translation>
    </message>
    <message>
        <source>%1 to %2
%3 (%4 %)
Click to open the run</source>
        <translation>%1 bis %2
%3 (%4 %)
Klick öffnet den Lauf</translation>
    </message>
    <message>
        <source>The run has no tasks that came to their end</source>
        <translation>Der Lauf hat keine Tasks, die zu ihrem Ende kamen</translation>
    </message>
    <message>
        <source>time in the queue</source>
        <translation>Zeit in der Warteschlange</translation>
    </message>
    <message>
        <source>time on a worker</source>
        <translation>Zeit auf einem Worker</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>%1 of the median run: %2 · %3</source>
        <translation>%1 des Medianlaufs: %2 · %3</translation>
    </message>
    <message>
        <source>Your guess was right</source>
        <translation>Die Vorhersage war richtig</translation>
    </message>
    <message>
        <source>Your guess was on average %1 % too high</source>
        <translation>Die Vorhersage war im Mittel %1 % zu hoch</translation>
    </message>
    <message>
        <source>Your guess was on average %1 % too low</source>
        <translation>Die Vorhersage war im Mittel %1 % zu niedrig</translation>
    </message>
    <message>
        <source>Your guess was on average %1 % off, %2 of %3 too high</source>
        <translation>Die Vorhersage lag im Mittel %1 % daneben, %2 von %3 zu hoch</translation>
    </message>
    <message>
        <source>%1; best at %2, worst at %3 workers</source>
        <translation>%1; am besten bei %2, am schlechtesten bei %3 Workern</translation>
    </message>
    <message>
        <source>%1 (95 % interval %2 to %3)</source>
        <translation>%1 (95-%-Intervall %2 bis %3)</translation>
    </message>
    <message>
        <source>runs lie ±%1 % around the curve (standard deviation), at most %2 % off</source>
        <translation>Läufe liegen ±%1 % um die Kurve (Standardabweichung), höchstens %2 % daneben</translation>
    </message>
    <message>
        <source>Amdahl: %1 % serial</source>
        <translation>Amdahl: %1 % seriell</translation>
    </message>
    <message>
        <source>Amdahl, AFIPS 1967: S(p) = 1 / (f + (1 − f) / p)</source>
        <translation>Amdahl, AFIPS 1967: S(p) = 1 / (f + (1 − f) / p)</translation>
    </message>
    <message>
        <source>serial fraction f = %1, shown as a band</source>
        <translation>serieller Anteil f = %1, als Band gezeichnet</translation>
    </message>
    <message>
        <source>USL: σ %1, κ %2</source>
        <translation>USL: σ %1, κ %2</translation>
    </message>
    <message>
        <source>most speedup at %1 workers</source>
        <translation>größter Speedup mit %1 Workern</translation>
    </message>
    <message>
        <source>no peak can be told from these runs</source>
        <translation>aus diesen Läufen lässt sich kein Maximum ablesen</translation>
    </message>
    <message>
        <source>Universal Scalability Law, Gunther 2007: S(p) = p / (1 + σ (p − 1) + κ p (p − 1))</source>
        <translation>Universelles Skalierungsgesetz (Universal Scalability Law), Gunther 2007: S(p) = p / (1 + σ (p − 1) + κ p (p − 1))</translation>
    </message>
    <message>
        <source>contention σ = %1</source>
        <translation>Konkurrenz σ = %1</translation>
    </message>
    <message>
        <source>coherency κ = %1</source>
        <translation>Kohärenz κ = %1</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>ideal</translation>
    </message>
    <message>
        <source>As many times faster as there are workers: S(p) = p</source>
        <translation>So vielmal schneller, wie es Worker gibt: S(p) = p</translation>
    </message>
    <message>
        <source>Every worker as useful as one alone: 100 %</source>
        <translation>Jeder Worker so nützlich wie einer allein: 100 %</translation>
    </message>
    <message>
        <source>speedup</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>%1 here</source>
        <translation>%1 hier</translation>
    </message>
    <message>
        <source>your prediction</source>
        <translation>eigene Vorhersage</translation>
    </message>
    <message>
        <source>Drawn before the sweep, and locked when it started</source>
        <translation>Vor der Messreihe gezeichnet und bei ihrem Start festgelegt</translation>
    </message>
    <message>
        <source>%1: you expect %2</source>
        <translation>%1: erwartet %2</translation>
    </message>
    <message>
        <source>No run of 1 worker came to its end</source>
        <translation>Kein Lauf mit 1 Worker kam zu seinem Ende</translation>
    </message>
    <message>
        <source>efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>%1: nothing measured yet</source>
        <translation>%1: noch nichts gemessen</translation>
    </message>
    <message>
        <source>Speedup</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Granularity</source>
        <translation>Granularität</translation>
    </message>
    <message>
        <source>Total time</source>
        <translation>Gesamtzeit</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Run times</source>
        <translation>Laufzeiten</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartezeiten</translation>
    </message>
    <message>
        <source>total time by chunk size</source>
        <translation>Gesamtzeit nach Chunk-Größe</translation>
    </message>
    <message>
        <source>items per second, %1</source>
        <translation>Elemente je Sekunde, %1</translation>
    </message>
    <message>
        <source>how long the tasks of one run took</source>
        <translation>wie lange die Tasks eines Laufs dauerten</translation>
    </message>
    <message>
        <source>how long the tasks of one run were in the queue</source>
        <translation>wie lange die Tasks eines Laufs in der Warteschlange waren</translation>
    </message>
    <message>
        <source>Median of %1, bars 95 % interval (order statistics), values in turn after a warm-up</source>
        <translation>Median (%1), Balken 95-%-Intervall (Ordnungsstatistik), Werte reihum nach einem Aufwärmlauf</translation>
    </message>
    <message>
        <source>Median of %1, bars min–max, values in turn after a warm-up</source>
        <translation>Median (%1), Balken Min–Max, Werte reihum nach einem Aufwärmlauf</translation>
    </message>
    <message>
        <source>; speedup against 1 worker, measured</source>
        <translation>; Speedup gegenüber 1 Worker, gemessen</translation>
    </message>
    <message>
        <source>; hollow: machine was busy</source>
        <translation>; hohl: Rechner war ausgelastet</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <source>median of %1, 95 % interval</source>
        <translation>Median (%1), 95-%-Intervall</translation>
    </message>
    <message>
        <source>median of %1, min–max</source>
        <translation>Median (%1), Min–Max</translation>
    </message>
    <message>
        <source>chunk size %1</source>
        <translation>Chunk-Größe %1</translation>
    </message>
    <message>
        <source>%1 per item</source>
        <translation>%1 je Element</translation>
    </message>
    <message>
        <source>1 worker</source>
        <translation>1 Worker</translation>
    </message>
    <message>
        <source>%1 workers</source>
        <translation>%1 Worker</translation>
    </message>
    <message>
        <source>chunk size, items</source>
        <translation>Chunk-Größe, Elemente</translation>
    </message>
    <message>
        <source>work per item</source>
        <translation>Arbeit je Element</translation>
    </message>
    <message>
        <source>executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <source>workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>speedup %1 (%2 to %3)</source>
        <translation>Speedup %1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>efficiency %1 %</source>
        <translation>Effizienz %1 %</translation>
    </message>
    <message>
        <source>serial fraction %1 (Karp–Flatt)</source>
        <translation>serieller Anteil %1 (Karp–Flatt)</translation>
    </message>
    <message>
        <source>time %1 (%2 to %3)</source>
        <translation>Zeit %1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>%1 items/s</source>
        <translation>%1 Elemente/s</translation>
    </message>
    <message>
        <source>median of %1</source>
        <translation>Median (%1)</translation>
    </message>
    <message>
        <source>interval holds the true median with %1 %</source>
        <translation>das Intervall enthält den wahren Median mit %1 %</translation>
    </message>
    <message>
        <source>trust %1</source>
        <translation>Vertrauen %1</translation>
    </message>
    <message>
        <source>machine was busy</source>
        <translation>Rechner war ausgelastet</translation>
    </message>
    <message>
        <source>%1 not counted. %2</source>
        <translation>%1 nicht gezählt. %2</translation>
    </message>
    <message>
        <source>Click to open the median run</source>
        <translation>Klick öffnet den Medianlauf</translation>
    </message>
    <message>
        <source>Click Measure</source>
        <translation>„Messen“ anklicken</translation>
    </message>
    <message>
        <source>Press %1</source>
        <translation>%1 drücken</translation>
    </message>
    <message>
        <source>%1 to measure speedup at %2 workers</source>
        <translation>%1, um den Speedup mit %2 Workern zu messen</translation>
    </message>
    <message>
        <source>%1 to measure the time with chunks of %2 items</source>
        <translation>%1, um die Zeit mit Chunks von %2 Elementen zu messen</translation>
    </message>
    <message>
        <source>%1 to measure the time with %2 of work per item</source>
        <translation>%1, um die Zeit mit %2 Arbeit je Element zu messen</translation>
    </message>
    <message>
        <source>%1 to measure the time with %2</source>
        <translation>%1, um die Zeit mit %2 zu messen</translation>
    </message>
    <message>
        <source>%1: %2 not counted. %3</source>
        <translation>%1: %2 nicht gezählt. %3</translation>
    </message>
    <message>
        <source>Ended early. %1</source>
        <translation>Vorzeitig zu Ende. %1</translation>
    </message>
    <message>
        <source>too fine</source>
        <translation>zu fein</translation>
    </message>
    <message>
        <source>too fine: overhead</source>
        <translation>zu fein: Overhead</translation>
    </message>
    <message>
        <source>too coarse</source>
        <translation>zu grob</translation>
    </message>
    <message>
        <source>too coarse: idle cores</source>
        <translation>zu grob: untätige Kerne</translation>
    </message>
    <message>
        <source>sweet spot</source>
        <translation>günstigster Bereich</translation>
    </message>
    <message>
        <source>work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>All workers doing nothing but the work of tasks</source>
        <translation>Alle Worker tun nichts als die Arbeit der Tasks</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>Overhead</translation>
    </message>
    <message>
        <source>Workers without a task while the program submitted, handed over or copied</source>
        <translation>Worker ohne Task, während das Programm einreichte, übergab oder kopierte</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
    <message>
        <source>Workers with nothing left to start while others were still busy</source>
        <translation>Worker, die nichts mehr zu beginnen hatten, während andere noch beschäftigt waren</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Tasks waiting for a lock, for another task, or for their turn on a core</source>
        <translation>Tasks, die auf eine Sperre, auf einen anderen Task oder auf einen freien Kern warteten</translation>
    </message>
    <message>
        <source>
%1 %2</source>
        <translation>
%1 %2</translation>
    </message>
    <message>
        <source>total time</source>
        <translation>Gesamtzeit</translation>
    </message>
    <message>
        <source>items per second</source>
        <translation>Elemente je Sekunde</translation>
    </message>
    <message>
        <source>Gustafson: %1 % serial</source>
        <translation>Gustafson: %1 % seriell</translation>
    </message>
    <message>
        <source>Gustafson, CACM 1988: S(p) = p − s (p − 1), of work that grows with the workers</source>
        <translation>Gustafson, CACM 1988: S(p) = p − s (p − 1), für Arbeit, die mit den Workern wächst</translation>
    </message>
    <message>
        <source>serial fraction s = %1, shown as a band</source>
        <translation>serieller Anteil s = %1, als Band gezeichnet</translation>
    </message>
    <message>
        <source>σ and κ held at 0: the runs alone would give less, which the law does not have</source>
        <translation>σ und κ auf 0 gehalten: Die Läufe allein ergäben weniger, was das Gesetz nicht kennt</translation>
    </message>
    <message>
        <source>σ held at 0: the runs alone would give less, which the law does not have</source>
        <translation>σ auf 0 gehalten: Die Läufe allein ergäben weniger, was das Gesetz nicht kennt</translation>
    </message>
    <message>
        <source>κ held at 0: the runs alone would give less, which the law does not have</source>
        <translation>κ auf 0 gehalten: Die Läufe allein ergäben weniger, was das Gesetz nicht kennt</translation>
    </message>
    <message>
        <source>scaled speedup</source>
        <translation>skalierter Speedup</translation>
    </message>
    <message>
        <source>; as many times the items as workers, scaled speedup against 1 worker, measured</source>
        <translation>; so vielmal die Elemente wie Worker, skalierter Speedup gegenüber 1 Worker, gemessen</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Chunk size</source>
        <translation>Chunk-Größe</translation>
    </message>
    <message>
        <source>Work per item</source>
        <translation>Arbeit je Element</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation>unter 1 s</translation>
    </message>
    <message>
        <source>≈ %1 s</source>
        <translation>≈ %1 s</translation>
    </message>
    <message>
        <source>≈ %1 min</source>
        <translation>≈ %1 min</translation>
    </message>
    <message>
        <source>≈ %1 h</source>
        <translation>≈ %1 h</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>CSV: one line for each future. JSON: the figures of the run and how it was set up.</source>
        <translation>CSV: eine Zeile für jedes Future. JSON: die Kennzahlen des Laufs und seine Einstellungen.</translation>
    </message>
    <message>
        <source>%1
at %2: %L3 running, %L4 pending, %L5 ended</source>
        <translation>%1
bei %2: %L3 laufen, %L4 ausstehend, %L5 beendet</translation>
    </message>
    <message>
        <source>%1 took #%2 from %3</source>
        <translation>%1 nahm #%2 von %3</translation>
    </message>
    <message>
        <source>%L1 steals</source>
        <translation>%L1-mal gestohlen</translation>
    </message>
    <message>
        <source>%1: busy %2, %3 % used, %4 tasks, %5 failed</source>
        <translation>%1: beschäftigt %2, %3 % ausgelastet, %4 Tasks, %5 fehlgeschlagen</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>dauerte %1</translation>
    </message>
    <message>
        <source>open for %1</source>
        <translation>offen seit %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>inside %1</source>
        <translation>innerhalb von %1</translation>
    </message>
    <message>
        <source>Future #%1, %2</source>
        <translation>Future #%1, %2</translation>
    </message>
    <message>
        <source>item %1</source>
        <translation>Element %1</translation>
    </message>
    <message>
        <source>items %1 to %2</source>
        <translation>Elemente %1 bis %2</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>wartete %1</translation>
    </message>
    <message>
        <source>ran %1 on %2</source>
        <translation>lief %1 auf %2</translation>
    </message>
    <message>
        <source>of which %1 waiting</source>
        <translation>davon %1 wartend</translation>
    </message>
    <message>
        <source>of which %1 waiting for the lock</source>
        <translation>davon %1 auf die Sperre wartend</translation>
    </message>
    <message>
        <source>held by %1 for %2</source>
        <translation>gehalten von %1 seit %2</translation>
    </message>
    <message>
        <source>held by nobody</source>
        <translation>von niemandem gehalten</translation>
    </message>
    <message>
        <source>%1 has waited for %2</source>
        <translation>%1 wartet seit %2</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>thread %1</source>
        <translation>Thread %1</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>Coroutine %1</source>
        <translation>Koroutine %1</translation>
    </message>
    <message>
        <source>Worker %1</source>
        <translation>Worker %1</translation>
    </message>
    <message>
        <source>Sequential</source>
        <translation>Sequenziell</translation>
    </message>
    <message>
        <source>Thread pool</source>
        <translation>Thread-Pool</translation>
    </message>
    <message>
        <source>Thread pool with interpreter lock</source>
        <translation>Thread-Pool mit Interpreter-Sperre</translation>
    </message>
    <message>
        <source>Work stealing</source>
        <translation>Work-Stealing</translation>
    </message>
    <message>
        <source>Process pool</source>
        <translation>Prozess-Pool</translation>
    </message>
    <message>
        <source>Async loop</source>
        <translation>Event-Loop</translation>
    </message>
    <message>
        <source>1 worker</source>
        <translation>1 Worker</translation>
    </message>
    <message>
        <source>%L1 workers</source>
        <translation>%L1 Worker</translation>
    </message>
    <message>
        <source>1 coroutine</source>
        <translation>1 Koroutine</translation>
    </message>
    <message>
        <source>%L1 coroutines</source>
        <translation>%L1 Koroutinen</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 Task</translation>
    </message>
    <message>
        <source>%L1 tasks</source>
        <translation>%L1 Tasks</translation>
    </message>
    <message>
        <source>%1 + %L2 children</source>
        <translation>%1 + %L2 Kinder</translation>
    </message>
    <message>
        <source>1 lane</source>
        <translation>1 Spur</translation>
    </message>
    <message>
        <source>%L1 lanes</source>
        <translation>%L1 Spuren</translation>
    </message>
    <message>
        <source>1 slice</source>
        <translation>1 Abschnitt</translation>
    </message>
    <message>
        <source>%L1 slices</source>
        <translation>%L1 Abschnitte</translation>
    </message>
    <message>
        <source>%L1 of %L2 match</source>
        <translation>%L1 von %L2 passen</translation>
    </message>
    <message>
        <source>%L1 lanes hidden</source>
        <translation>%L1 Spuren ausgeblendet</translation>
    </message>
    <message>
        <source>lit: %1</source>
        <translation>hervorgehoben: %1</translation>
    </message>
    <message>
        <source>Press F5 to run the experiment and watch it here</source>
        <translation>F5 führt das Experiment aus, hier ist es zu sehen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation>Worker %1</translation>
    </message>
    <message>
        <source>%1 · #%2</source>
        <translation>%1 · #%2</translation>
    </message>
    <message>
        <source>W%1</source>
        <comment>short for: worker 2</comment>
        <translation>W%1</translation>
    </message>
    <message>
        <source>Interpreter lock (emulated)</source>
        <translation>Interpreter-Sperre (emuliert)</translation>
    </message>
    <message>
        <source>GIL (emulated)</source>
        <translation>GIL (emuliert)</translation>
    </message>
    <message>
        <source>%L1 pending</source>
        <translation>%L1 ausstehend</translation>
    </message>
    <message>
        <source>#%1</source>
        <translation>#%1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>waiting for a lock</source>
        <translation>wartet auf Sperre</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>Overhead</translation>
    </message>
    <message>
        <source>submit()</source>
        <translation>submit()</translation>
    </message>
    <message>
        <source>result() of #%1</source>
        <translation>result() von #%1</translation>
    </message>
    <message>
        <source>as_completed()</source>
        <translation>as_completed()</translation>
    </message>
    <message>
        <source>wait()</source>
        <translation>wait()</translation>
    </message>
    <message>
        <source>shutdown()</source>
        <translation>shutdown()</translation>
    </message>
    <message>
        <source>waiting for #%1</source>
        <translation>wartet auf #%1</translation>
    </message>
    <message>
        <source>ran %1</source>
        <translation>lief %1</translation>
    </message>
    <message>
        <source>read %1 later</source>
        <translation>%1 später gelesen</translation>
    </message>
    <message>
        <source>The first %1 of %2 lanes are shown</source>
        <translation>Die ersten %1 von %2 Spuren sind zu sehen</translation>
    </message>
    <message>
        <source>your guess: %1</source>
        <translation>eigene Vorhersage: %1</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>from %1 to %2 in the whole trace</source>
        <translation>im ganzen Trace %1 bis %2</translation>
    </message>
    <message>
        <source>Counters %1 to %2 of %3; the wheel shows the others</source>
        <translation>Zähler %1 bis %2 von %3; das Mausrad zeigt die anderen</translation>
    </message>
    <message>
        <source>at %1 on %2</source>
        <translation>bei %1 auf %2</translation>
    </message>
    <message>
        <source>1 other instant here</source>
        <translation>1 weiterer Zeitpunkt hier</translation>
    </message>
    <message>
        <source>%1 other instants here</source>
        <translation>%1 weitere Zeitpunkte hier</translation>
    </message>
    <message>
        <source>item %1 and the next %2 by length</source>
        <translation>Element %1 und die nächsten %2 der Länge nach</translation>
    </message>
    <message>
        <source>items %1, %2 … %3</source>
        <translation>Elemente %1, %2 … %3</translation>
    </message>
    <message>
        <source>busy for %1 of %2, %3 %</source>
        <translation>beschäftigt %1 von %2, %3 %</translation>
    </message>
    <message>
        <source>serial part</source>
        <translation>serieller Teil</translation>
    </message>
    <message>
        <source>last beat at %1, %2 later than asked for</source>
        <translation>letzter Schlag bei %1, %2 später als verlangt</translation>
    </message>
    <message>
        <source>Beside loop</source>
        <comment>short for: a thread beside the event loop</comment>
        <translation>Neben der Loop</translation>
    </message>
    <message>
        <source>Event loop: heartbeat</source>
        <translation>Event-Loop: Herzschlag</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Herzschlag</translation>
    </message>
    <message>
        <source>sleep()</source>
        <translation>sleep()</translation>
    </message>
    <message>
        <source>queue is full</source>
        <translation>Warteschlange voll</translation>
    </message>
    <message>
        <source>others have the loop</source>
        <translation>andere haben die Loop</translation>
    </message>
    <message>
        <source>computed beside the loop</source>
        <translation>neben der Loop berechnet</translation>
    </message>
    <message>
        <source>shutdown() at %1: %2 running, %3 pending</source>
        <translation>shutdown() nach %1: %2 laufen, %3 warten</translation>
    </message>
    <message>
        <source>submit() at %1: RuntimeError, for the executor was shut down</source>
        <translation>submit() nach %1: RuntimeError, denn der Executor war geschlossen</translation>
    </message>
    <message>
        <source>Pool %1 · %2</source>
        <comment>a worker of one of several pools</comment>
        <translation>Pool %1 · %2</translation>
    </message>
    <message>
        <source>%1, own queue</source>
        <translation>%1, eigene Warteschlange</translation>
    </message>
    <message>
        <source>1 task at %1</source>
        <translation>1 Task bei %1</translation>
    </message>
    <message>
        <source>%1 tasks at %2</source>
        <translation>%1 Tasks bei %2</translation>
    </message>
    <message>
        <source>%1 lost its core before %2</source>
        <translation>%1 hat vor %2 seinen Kern verloren</translation>
    </message>
    <message>
        <source>%1 lost its core %2 times here</source>
        <translation>%1 hat hier %2-mal seinen Kern verloren</translation>
    </message>
    <message>
        <source>lost its core once</source>
        <translation>hat einmal seinen Kern verloren</translation>
    </message>
    <message>
        <source>lost its core %1 times</source>
        <translation>hat %1-mal seinen Kern verloren</translation>
    </message>
    <message>
        <source>shaded: %1</source>
        <translation>schraffiert: %1</translation>
    </message>
    <message>
        <source>%1 idle at the end</source>
        <translation>%1 untätig am Ende</translation>
    </message>
    <message>
        <source>lost its core</source>
        <translation>Kern verloren</translation>
    </message>
    <message>
        <source>own queue</source>
        <translation>eigene Warteschlange</translation>
    </message>
</context>
<context>
    <name>futurescope::ChartCard</name>
    <message>
        <source>Export ▾</source>
        <translation>Export ▾</translation>
    </message>
    <message>
        <source>Export the chart %1</source>
        <translation>Diagramm %1 exportieren</translation>
    </message>
    <message>
        <source>Export picture…</source>
        <translation>Bild exportieren…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Messung läuft…</translation>
    </message>
    <message>
        <source>warming up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 von %2 Läufen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Messung anhalten</translation>
    </message>
    <message>
        <source>Measure %1</source>
        <translation>%1 messen</translation>
    </message>
    <message>
        <source>Stop; what was measured so far stays</source>
        <translation>Anhalten; was bisher gemessen wurde, bleibt</translation>
    </message>
    <message>
        <source>for earlier settings · %1</source>
        <translation>für frühere Einstellungen · %1</translation>
    </message>
    <message>
        <source>Draw what you expect: drag, or use the arrow keys. %1</source>
        <translation>Das Erwartete einzeichnen: mit der Maus ziehen oder die Pfeiltasten benutzen. %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: no guess yet</source>
        <translation>%1: noch keine Vorhersage</translation>
    </message>
    <message>
        <source>Sweep settings</source>
        <translation>Einstellungen der Messreihe</translation>
    </message>
    <message>
        <source>Sweep settings: what varies, over which values, how often</source>
        <translation>Einstellungen der Messreihe: was sich ändert, über welche Werte, wie oft</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>futurescope::ChartChooser</name>
    <message>
        <source>Chart: %1</source>
        <translation>Diagramm: %1</translation>
    </message>
    <message>
        <source>Choose what to draw of the measured runs</source>
        <translation>Wählen, was von den gemessenen Läufen gezeichnet wird</translation>
    </message>
    <message>
        <source>Draw a new prediction</source>
        <translation>Neue Vorhersage zeichnen</translation>
    </message>
    <message>
        <source>Sweep settings …</source>
        <translation>Einstellungen der Messreihe …</translation>
    </message>
</context>
<context>
    <name>futurescope::CodeCaption</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Blocked in as_completed: no other future is done yet.</source>
        <translation>Blockiert in as_completed: Noch ist kein weiteres Future fertig.</translation>
    </message>
    <message>
        <source>Blocked in the next value of map: future #%1.</source>
        <translation>Blockiert beim nächsten Wert von map: Future #%1.</translation>
    </message>
    <message>
        <source>Blocked in result() of future #%1.</source>
        <translation>Blockiert in result() von Future #%1.</translation>
    </message>
    <message>
        <source>1 future</source>
        <translation>1 Future</translation>
    </message>
    <message>
        <source>%1 futures</source>
        <translation>%1 Futures</translation>
    </message>
    <message>
        <source>At the end of the with-block, in shutdown(wait=True)</source>
        <translation>Am Ende des with-Blocks, in shutdown(wait=True)</translation>
    </message>
    <message>
        <source>In shutdown()</source>
        <translation>In shutdown()</translation>
    </message>
    <message>
        <source>%1: nothing is left to wait for.</source>
        <translation>%1: Es ist nichts mehr abzuwarten.</translation>
    </message>
    <message>
        <source>%1: it waits for %2.</source>
        <translation>%1: Es wartet auf %2.</translation>
    </message>
    <message>
        <source>The program is at its end.</source>
        <translation>Das Programm ist am Ende.</translation>
    </message>
    <message>
        <source>The program is at its end; %1 still to be done go on.</source>
        <translation>Das Programm ist am Ende; %1, noch nicht fertig, laufen weiter.</translation>
    </message>
    <message>
        <source>Making the executor.</source>
        <translation>Der Executor wird erzeugt.</translation>
    </message>
    <message>
        <source>Submitting: %1 tasks so far.</source>
        <translation>Einreichen: bisher %1 Tasks.</translation>
    </message>
    <message>
        <source>Taking results: %1 read so far.</source>
        <translation>Ergebnisse abholen: bisher %1 gelesen.</translation>
    </message>
    <message>
        <source>result() has raised what its future held.</source>
        <translation>result() hat ausgelöst, was sein Future enthielt.</translation>
    </message>
    <message>
        <source>Out of patience: the waiting was given up, the task was not.</source>
        <translation>Geduld am Ende: Das Warten wurde aufgegeben, der Task nicht.</translation>
    </message>
    <message>
        <source>The program has not begun.</source>
        <translation>Das Programm hat noch nicht begonnen.</translation>
    </message>
    <message>
        <source>Future #%1 waits, on worker %2.</source>
        <translation>Future #%1 wartet, auf Worker %2.</translation>
    </message>
    <message>
        <source>Future #%1 runs on worker %2.</source>
        <translation>Future #%1 läuft auf Worker %2.</translation>
    </message>
    <message>
        <source>The program does its serial part: nothing is submitted yet.</source>
        <translation>Das Programm erledigt seinen seriellen Teil: Eingereicht ist noch nichts.</translation>
    </message>
</context>
<context>
    <name>futurescope::CodeView</name>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>C++</source>
        <translation>C++</translation>
    </message>
    <message>
        <source>The experiment as a program</source>
        <translation>Das Experiment als Programm</translation>
    </message>
    <message>
        <source>A click on a line goes to the next moment at which it is executed.</source>
        <translation>Ein Klick auf eine Zeile springt zum nächsten Zeitpunkt, an dem sie ausgeführt wird.</translation>
    </message>
    <message>
        <source>Show the program in %1</source>
        <translation>Das Programm in %1 zeigen</translation>
    </message>
    <message>
        <source>Copy the whole program</source>
        <translation>Das ganze Programm kopieren</translation>
    </message>
    <message>
        <source>The controls have been changed since the run that is shown. F5 runs this program.</source>
        <translation>Seit dem gezeigten Lauf wurden Einstellungen geändert. F5 führt dieses Programm aus.</translation>
    </message>
    <message>
        <source>F5 runs this program. Its lines light up as they are executed.</source>
        <translation>F5 führt dieses Programm aus. Seine Zeilen leuchten auf, wenn sie ausgeführt werden.</translation>
    </message>
    <message>
        <source>This line was not executed in this run.</source>
        <translation>Diese Zeile wurde in diesem Lauf nicht ausgeführt.</translation>
    </message>
</context>
<context>
    <name>futurescope::CompareLegend</name>
    <message>
        <source>Legend of the timelines</source>
        <translation>Legende der Zeitleisten</translation>
    </message>
</context>
<context>
    <name>futurescope::CompareModel</name>
    <message>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>not drawn</source>
        <translation>nicht gezeichnet</translation>
    </message>
    <message>
        <source>Whether the run has a timeline above (Space)</source>
        <translation>Ob der Lauf oben eine Zeitleiste hat (Leertaste)</translation>
    </message>
    <message>
        <source>as planned</source>
        <translation>wie geplant</translation>
    </message>
    <message>
        <source>otherwise</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>see tooltip</source>
        <translation>siehe Hinweis</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>other work</source>
        <translation>andere Arbeit</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%L1 items of %2</source>
        <translation>%L1 Elemente zu %2</translation>
    </message>
    <message>
        <source>The first run: the others are compared with it.</source>
        <translation>Der erste Lauf: Die anderen werden mit ihm verglichen.</translation>
    </message>
    <message>
        <source>The first run does not tell it: %1</source>
        <translation>Der erste Lauf sagt es nicht: %1</translation>
    </message>
    <message>
        <source>It is 0 in the first run, so that there is no difference in percent.</source>
        <translation>Im ersten Lauf ist es 0, deshalb gibt es keinen Unterschied in Prozent.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>anderes Programm</translation>
    </message>
    <message>
        <source>%1, reference</source>
        <translation>%1, Bezug</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>nobody knows what another program did</source>
        <translation>niemand weiß, was ein anderes Programm getan hat</translation>
    </message>
    <message>
        <source>other settings</source>
        <translation>andere Einstellungen</translation>
    </message>
</context>
<context>
    <name>futurescope::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Add the Lab&apos;s run</source>
        <translation>Lauf des Labors hinzufügen</translation>
    </message>
    <message>
        <source>Add files …</source>
        <translation>Dateien hinzufügen …</translation>
    </message>
    <message>
        <source>Runs and traces that were saved; they may be dropped here as well</source>
        <translation>Gespeicherte Läufe und Traces; sie lassen sich auch hierher ziehen</translation>
    </message>
    <message>
        <source>Same work on all</source>
        <translation>Gleiche Arbeit auf allen</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Make reference</source>
        <translation>Als Bezug nehmen</translation>
    </message>
    <message>
        <source>The run of the current column comes first, and the others are compared with it</source>
        <translation>Der Lauf der aktuellen Spalte kommt an die erste Stelle, und die anderen werden mit ihm verglichen</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Takes the run of the current column out (Delete)</source>
        <translation>Entfernt den Lauf der aktuellen Spalte (Entf)</translation>
    </message>
    <message>
        <source>CSV …</source>
        <translation>CSV …</translation>
    </message>
    <message>
        <source>Saves the table for other programs</source>
        <translation>Speichert die Tabelle für andere Programme</translation>
    </message>
    <message>
        <source>Each run is one measurement: a small difference may be chance. A sweep repeats its runs and tells the spread.</source>
        <translation>Jeder Lauf ist eine einzelne Messung: Ein kleiner Unterschied kann Zufall sein. Eine Messreihe wiederholt ihre Läufe und nennt die Streuung.</translation>
    </message>
    <message>
        <source>Nothing to compare yet. Add the run that the Lab shows, drop run files here, or run the Lab&apos;s experiment on every executor with “Same work on all”.</source>
        <translation>Noch nichts zu vergleichen. Den Lauf des Labors hinzufügen, Dateien mit Läufen hier ablegen oder das Experiment des Labors mit „Gleiche Arbeit auf allen“ auf jedem Executor ausführen.</translation>
    </message>
    <message>
        <source>%1 timelines are drawn already. Untick one of them first.</source>
        <translation>Es sind schon %1 Zeitleisten gezeichnet. Erst bei einer davon das Häkchen entfernen.</translation>
    </message>
    <message>
        <source>%1 is an experiment and no run: open it in the Lab and run it first.</source>
        <translation>%1 ist ein Experiment und kein Lauf: erst im Labor öffnen und ausführen.</translation>
    </message>
    <message>
        <source>%1 was not opened.</source>
        <translation>%1 wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Opening %1 …</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>Adds the run that the Lab shows</source>
        <translation>Fügt den Lauf hinzu, den das Labor zeigt</translation>
    </message>
    <message>
        <source>The Lab shows no ended run.</source>
        <translation>Das Labor zeigt keinen beendeten Lauf.</translation>
    </message>
    <message>
        <source>It is going on.</source>
        <translation>Er läuft noch.</translation>
    </message>
    <message>
        <source>Runs the Lab&apos;s experiment on sequential, threads, threads-gil, processes, async and work-stealing, one after another</source>
        <translation>Führt das Experiment des Labors nacheinander auf sequential, threads, threads-gil, processes, async und work-stealing aus</translation>
    </message>
    <message>
        <source>%1 timelines are drawn already, so that “%2” is only in the table. To see it, untick one of the others there and tick it.</source>
        <translation>Es sind schon %1 Zeitleisten gezeichnet, deshalb steht „%2“ nur in der Tabelle. Um den Lauf zu sehen, dort bei einem anderen das Häkchen entfernen und hier setzen.</translation>
    </message>
    <message>
        <source>There are %1 runs in the table already. Take one out first; nothing was changed.</source>
        <translation>In der Tabelle sind schon %1 Läufe. Erst einen entfernen; nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>futurescope::CompareStrip</name>
    <message>
        <source>Timeline of run %1</source>
        <translation>Zeitleiste von Lauf %1</translation>
    </message>
    <message>
        <source>Open in the Lab</source>
        <translation>Im Labor öffnen</translation>
    </message>
    <message>
        <source>Take this run out of the comparison</source>
        <translation>Diesen Lauf aus dem Vergleich entfernen</translation>
    </message>
</context>
<context>
    <name>futurescope::CompareStrips</name>
    <message>
        <source>Timelines of the compared runs</source>
        <translation>Zeitleisten der verglichenen Läufe</translation>
    </message>
</context>
<context>
    <name>futurescope::CompareTable</name>
    <message>
        <source>Figures of the compared runs and their differences</source>
        <translation>Kennzahlen der verglichenen Läufe und ihre Unterschiede</translation>
    </message>
</context>
<context>
    <name>futurescope::CompareText</name>
    <message>
        <source>Makespan</source>
        <translation>Gesamtdauer (Makespan)</translation>
    </message>
    <message>
        <source>Speedup</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>Queue wait, mean</source>
        <translation>Wartezeit, Mittel</translation>
    </message>
    <message>
        <source>Queue wait, 95th percentile</source>
        <translation>Wartezeit, 95. Perzentil</translation>
    </message>
    <message>
        <source>Overhead per task</source>
        <translation>Overhead je Task</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Work per worker</source>
        <translation>Arbeit je Worker</translation>
    </message>
    <message>
        <source>Lost: serial part</source>
        <translation>Verlust: serieller Teil</translation>
    </message>
    <message>
        <source>Lost: dispatch</source>
        <translation>Verlust: Übergabe</translation>
    </message>
    <message>
        <source>Lost: copying</source>
        <translation>Verlust: Kopieren</translation>
    </message>
    <message>
        <source>Lost: lock or GIL</source>
        <translation>Verlust: Sperre oder GIL</translation>
    </message>
    <message>
        <source>Lost: waiting for tasks</source>
        <translation>Verlust: Warten auf Tasks</translation>
    </message>
    <message>
        <source>Lost: imbalance</source>
        <translation>Verlust: Ungleichgewicht</translation>
    </message>
    <message>
        <source>Lost: oversubscription</source>
        <translation>Verlust: Überbelegung</translation>
    </message>
    <message>
        <source>From the start of the program to the end of the last task. Less is better.</source>
        <translation>Vom Start des Programms bis zum Ende des letzten Tasks. Weniger ist besser.</translation>
    </message>
    <message>
        <source>Sequential time of the run&apos;s own work divided by the makespan. More is better.</source>
        <translation>Sequenzielle Zeit für die Arbeit des Laufs geteilt durch die Gesamtdauer. Mehr ist besser.</translation>
    </message>
    <message>
        <source>Speedup divided by the number of workers. More is better.</source>
        <translation>Speedup geteilt durch die Zahl der Worker. Mehr ist besser.</translation>
    </message>
    <message>
        <source>Share of the workers&apos; time in which they had a task in hand. More is better.</source>
        <translation>Anteil der Zeit der Worker, in dem sie einen Task in Arbeit hatten. Mehr ist besser.</translation>
    </message>
    <message>
        <source>Tasks that ended, divided by the makespan. More is better.</source>
        <translation>Beendete Tasks geteilt durch die Gesamtdauer. Mehr ist besser.</translation>
    </message>
    <message>
        <source>From the submission of a task to its start. Less is better.</source>
        <translation>Vom Einreichen eines Tasks bis zu seinem Start. Weniger ist besser.</translation>
    </message>
    <message>
        <source>95 of 100 tasks waited no longer than this. Less is better.</source>
        <translation>95 von 100 Tasks warteten nicht länger als so lange. Weniger ist besser.</translation>
    </message>
    <message>
        <source>Mean gap on a worker before a task that was already waiting. Less is better.</source>
        <translation>Mittlere Lücke auf einem Worker vor einem Task, der schon wartete. Weniger ist besser.</translation>
    </message>
    <message>
        <source>CPU time that the workers got, divided by what they wanted of the cores that are here. Well under 1, the machine was busy with something else.</source>
        <translation>CPU-Zeit, die die Worker bekamen, geteilt durch die, die sie von den vorhandenen Kernen wollten. Deutlich unter 1 war der Rechner mit anderem beschäftigt.</translation>
    </message>
    <message>
        <source>The makespan if all workers had done nothing but work. This and all that was lost add up to the makespan.</source>
        <translation>Die Gesamtdauer, wenn alle Worker nur gearbeitet hätten. Dies und alle Verluste zusammen ergeben die Gesamtdauer.</translation>
    </message>
    <message>
        <source>Workers were idle because the program had not yet submitted what was still to come.</source>
        <translation>Worker waren untätig, weil das Programm noch nicht eingereicht hatte, was noch kommen sollte.</translation>
    </message>
    <message>
        <source>Workers were idle although a task was waiting in the queue.</source>
        <translation>Worker waren untätig, obwohl ein Task in der Warteschlange stand.</translation>
    </message>
    <message>
        <source>A task was on its way to another process, or its result was on the way back.</source>
        <translation>Ein Task war auf dem Weg zu einem anderen Prozess, oder sein Ergebnis war auf dem Rückweg.</translation>
    </message>
    <message>
        <source>Workers waited for a lock, the interpreter&apos;s above all.</source>
        <translation>Worker warteten auf eine Sperre, vor allem auf die des Interpreters.</translation>
    </message>
    <message>
        <source>A task held its worker only to wait for another task.</source>
        <translation>Ein Task hielt seinen Worker fest, nur um auf einen anderen Task zu warten.</translation>
    </message>
    <message>
        <source>Workers were idle with nothing left to start, while others were still busy.</source>
        <translation>Worker waren untätig und hatten nichts mehr zu beginnen, während andere noch beschäftigt waren.</translation>
    </message>
    <message>
        <source>More tasks computed than there were cores, so that they took turns.</source>
        <translation>Es rechneten mehr Tasks, als es Kerne gab, also wechselten sie sich ab.</translation>
    </message>
    <message>
        <source>Another program wrote this trace: it tells when slices began and ended, and nothing of this.</source>
        <translation>Ein anderes Programm hat diesen Trace geschrieben: Er sagt, wann Abschnitte begannen und endeten, aber nichts hiervon.</translation>
    </message>
    <message>
        <source>No task ended in this run.</source>
        <translation>In diesem Lauf endete kein Task.</translation>
    </message>
    <message>
        <source>The tasks took no time that could be measured, so that there is no sequential time.</source>
        <translation>Die Tasks brauchten keine messbare Zeit, deshalb gibt es keine sequenzielle Zeit.</translation>
    </message>
    <message>
        <source>The trace does not tell when the tasks were submitted.</source>
        <translation>Der Trace sagt nicht, wann die Tasks eingereicht wurden.</translation>
    </message>
    <message>
        <source>The tasks computed too little for it (under 1 ms in all, or not much more than handing them out took), or changes of state are missing.</source>
        <translation>Die Tasks rechneten zu wenig dafür (insgesamt unter 1 ms oder nicht viel mehr, als das Verteilen kostete), oder es fehlen Zustandswechsel.</translation>
    </message>
    <message>
        <source>The run&apos;s trace does not tell it.</source>
        <translation>Der Trace des Laufs sagt es nicht.</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs on one time axis</source>
        <translation>%1 Läufe auf einer Zeitachse</translation>
    </message>
    <message>
        <source>makespan %1</source>
        <translation>Gesamtdauer %1</translation>
    </message>
    <message>
        <source>same work</source>
        <translation>gleiche Arbeit</translation>
    </message>
    <message>
        <source>from the Lab</source>
        <translation>aus dem Labor</translation>
    </message>
    <message>
        <source>nothing ran</source>
        <translation>nichts lief</translation>
    </message>
    <message>
        <source>%1 tasks/s</source>
        <translation>%1 Tasks/s</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Prozentpunkte</translation>
    </message>
    <message>
        <source>%L1 times</source>
        <translation>%L1-mal so viel</translation>
    </message>
    <message>
        <source>= same</source>
        <translation>= gleich</translation>
    </message>
    <message>
        <source>▲ better</source>
        <translation>▲ besser</translation>
    </message>
    <message>
        <source>▼ worse</source>
        <translation>▼ schlechter</translation>
    </message>
    <message>
        <source>More or less of it is neither better nor worse by itself.</source>
        <translation>Mehr oder weniger davon ist für sich weder besser noch schlechter.</translation>
    </message>
    <message>
        <source>Not judged, as the run did not do all of its work: %1</source>
        <translation>Nicht bewertet, da der Lauf nicht seine ganze Arbeit getan hat: %1</translation>
    </message>
    <message>
        <source>Not judged, as the first run did not do all of its work: %1</source>
        <translation>Nicht bewertet, da der erste Lauf nicht seine ganze Arbeit getan hat: %1</translation>
    </message>
    <message>
        <source>%1 has %2, the most that it takes.</source>
        <translation>%1 hat %2, mehr geht dort nicht.</translation>
    </message>
    <message>
        <source>%1 has %2, the usual number.</source>
        <translation>%1 hat %2, die übliche Zahl.</translation>
    </message>
    <message>
        <source>Cancelled: %1 of %2 runs had ended.</source>
        <translation>Abgebrochen: %1 von %2 Läufen waren beendet.</translation>
    </message>
    <message>
        <source>%1 could not be run: %2</source>
        <translation>%1 konnte nicht ausgeführt werden: %2</translation>
    </message>
    <message>
        <source>The same items, seed and chunks on %1 executors, each measured once.</source>
        <translation>Dieselben Elemente, derselbe Startwert und dieselben Chunks auf %1 Executoren, jeder einmal gemessen.</translation>
    </message>
    <message>
        <source>The first %1 are drawn; tick others in the table to see them instead.</source>
        <translation>Die ersten %1 sind gezeichnet; andere lassen sich in der Tabelle ankreuzen.</translation>
    </message>
    <message>
        <source>The figures of each run that is drawn, and how far they are from those of the first.</source>
        <translation>Die Zahlen jedes gezeichneten Laufs, und wie weit sie von denen des ersten entfernt sind.</translation>
    </message>
</context>
<context>
    <name>futurescope::ExecutorSection</name>
    <message>
        <source>Executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Chunk size</source>
        <translation>Chunk-Größe</translation>
    </message>
    <message>
        <source>Measure sequential time first</source>
        <translation>Erst sequenziell messen</translation>
    </message>
    <message>
        <source>Runs the same items in a plain loop first, and refers the speedup to that. Otherwise the sequential time is derived from CPU time and waiting time.</source>
        <translation>Führt dieselben Elemente zuerst in einer einfachen Schleife aus und bezieht den Speedup darauf. Sonst wird die sequenzielle Zeit aus CPU-Zeit und Wartezeit abgeleitet.</translation>
    </message>
    <message>
        <source>Sequential</source>
        <translation>Sequenziell</translation>
    </message>
    <message>
        <source>A plain loop: one item after another.</source>
        <translation>Eine einfache Schleife: ein Element nach dem anderen.</translation>
    </message>
    <message>
        <source>Thread pool</source>
        <translation>Thread-Pool</translation>
    </message>
    <message>
        <source>Threads of this program. They share its memory, and run on all cores.</source>
        <translation>Threads dieses Programms. Sie teilen sich seinen Speicher und laufen auf allen Kernen.</translation>
    </message>
    <message>
        <source>Threads + GIL</source>
        <translation>Threads + GIL</translation>
    </message>
    <message>
        <source>Threads that take turns at computing: an emulation of the interpreter lock of CPython. Who waits gives the lock back.</source>
        <translation>Threads, die sich beim Rechnen abwechseln: eine Emulation der Interpreter-Sperre von CPython. Wer wartet, gibt die Sperre zurück.</translation>
    </message>
    <message>
        <source>Work stealing</source>
        <translation>Work-Stealing</translation>
    </message>
    <message>
        <source>Threads with a queue each. Who has run out of tasks takes some from another.</source>
        <translation>Threads mit je einer eigenen Warteschlange. Wer keine Tasks mehr hat, nimmt sich welche von anderen.</translation>
    </message>
    <message>
        <source>Process pool</source>
        <translation>Prozess-Pool</translation>
    </message>
    <message>
        <source>Other processes. Arguments and results are copied to them and back.</source>
        <translation>Andere Prozesse. Argumente und Ergebnisse werden zu ihnen und zurück kopiert.</translation>
    </message>
    <message>
        <source>Async loop</source>
        <translation>Event-Loop</translation>
    </message>
    <message>
        <source>One thread that takes up another task whenever one has to wait.</source>
        <translation>Ein Thread, der sich einen anderen Task vornimmt, sobald einer warten muss.</translation>
    </message>
    <message>
        <source>Executor: %1</source>
        <translation>Executor: %1</translation>
    </message>
    <message>
        <source>Switch interval</source>
        <translation>Wechselintervall</translation>
    </message>
    <message>
        <source>How long a thread waits for the interpreter lock before it asks the holder to give it up, as sys.setswitchinterval() of CPython.</source>
        <translation>Wie lange ein Thread auf die Interpreter-Sperre wartet, bevor er den Inhaber bittet, sie abzugeben, wie sys.setswitchinterval() von CPython.</translation>
    </message>
    <message>
        <source>Tasks per child</source>
        <translation>Tasks je Kindprozess</translation>
    </message>
    <message>
        <source>A worker process is replaced after so many tasks, as max_tasks_per_child of ProcessPoolExecutor. Off: never.</source>
        <translation>Ein Worker-Prozess wird nach so vielen Tasks ersetzt, wie mit max_tasks_per_child von ProcessPoolExecutor. Aus: nie.</translation>
    </message>
    <message>
        <source>When a worker dies</source>
        <translation>Wenn ein Worker stirbt</translation>
    </message>
    <message>
        <source>When a worker process dies</source>
        <translation>Wenn ein Worker-Prozess stirbt</translation>
    </message>
    <message>
        <source>only its task is lost</source>
        <translation>nur sein Task geht verloren</translation>
    </message>
    <message>
        <source>the pool breaks, as in Python</source>
        <translation>der Pool bricht, wie in Python</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 Task</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Tasks</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 Element</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 Elemente</translation>
    </message>
    <message>
        <source>%1, and a child for each item</source>
        <translation>%1 und ein Kind für jedes Element</translation>
    </message>
    <message>
        <source>A task in a worker process cannot submit to the pool, which lives in this one.</source>
        <translation>Ein Task in einem Worker-Prozess kann nichts in den Pool einreichen, denn der lebt in diesem Prozess.</translation>
    </message>
    <message>
        <source>Only threads that share an interpreter lock take turns.</source>
        <translation>Nur Threads, die sich eine Interpreter-Sperre teilen, wechseln sich ab.</translation>
    </message>
    <message>
        <source>Only worker processes are replaced.</source>
        <translation>Nur Worker-Prozesse werden ersetzt.</translation>
    </message>
    <message>
        <source>What the others come to when one worker process dies.</source>
        <translation>Was aus den anderen wird, wenn ein Worker-Prozess stirbt.</translation>
    </message>
    <message>
        <source>Only a worker process can die alone.</source>
        <translation>Nur ein Worker-Prozess kann allein sterben.</translation>
    </message>
    <message>
        <source>A sequential run has one worker: the program itself.</source>
        <translation>Ein sequenzieller Lauf hat einen Worker: das Programm selbst.</translation>
    </message>
    <message>
        <source>%1 of %2 cores allowed</source>
        <translation>%1 von %2 Kernen erlaubt</translation>
    </message>
    <message>
        <source>1 core here</source>
        <translation>1 Kern hier</translation>
    </message>
    <message>
        <source>%1 cores here</source>
        <translation>%1 Kerne hier</translation>
    </message>
    <message>
        <source>%1 · one is used</source>
        <translation>%1 · einer wird benutzt</translation>
    </message>
    <message>
        <source>one thread · up to %1 in progress at once</source>
        <translation>ein Thread · bis zu %1 gleichzeitig in Arbeit</translation>
    </message>
    <message>
        <source>one thread · computing blocks the loop</source>
        <translation>ein Thread · Rechnen blockiert die Schleife</translation>
    </message>
    <message>
        <source>%1 · one thread computes at a time</source>
        <translation>%1 · nur ein Thread rechnet</translation>
    </message>
    <message>
        <source>%1 · nested: more workers than tasks that wait</source>
        <translation>%1 · verschachtelt: mehr Worker als wartende Tasks</translation>
    </message>
    <message>
        <source>%1 · I/O-bound: as many as can wait</source>
        <translation>%1 · I/O-lastig: so viele, wie warten können</translation>
    </message>
    <message>
        <source>%1 · CPU-bound: workers = cores</source>
        <translation>%1 · CPU-lastig: Worker = Kerne</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zuteilung</translation>
    </message>
    <message>
        <source>Which worker gets which items</source>
        <translation>Welcher Worker welche Elemente bekommt</translation>
    </message>
    <message>
        <source>dynamic: chunks, as workers get free</source>
        <translation>dynamisch: Chunks an freie Worker</translation>
    </message>
    <message>
        <source>static: a block for each worker</source>
        <translation>statisch: ein Block je Worker</translation>
    </message>
    <message>
        <source>cyclic: dealt out like cards</source>
        <translation>zyklisch: reihum wie Spielkarten</translation>
    </message>
    <message>
        <source>dynamic, the longest first</source>
        <translation>dynamisch, das Längste zuerst</translation>
    </message>
    <message>
        <source>a tree of %1 tasks</source>
        <translation>ein Baum aus %1 Tasks</translation>
    </message>
    <message>
        <source>Static and cyclic schedules make one task for each worker, whatever its size.</source>
        <translation>Statische und zyklische Zuteilung machen für jeden Worker einen Task, wie groß er auch ist.</translation>
    </message>
    <message>
        <source>The tasks of a tree split their items themselves.</source>
        <translation>Die Tasks eines Baums teilen ihre Elemente selbst auf.</translation>
    </message>
    <message>
        <source>Which worker gets which items, and when that is decided.</source>
        <translation>Welcher Worker welche Elemente bekommt und wann das entschieden wird.</translation>
    </message>
    <message>
        <source>Heartbeat every</source>
        <translation>Herzschlag alle</translation>
    </message>
    <message>
        <source>A coroutine that asks the event loop for a beat so often. Whatever holds the loop up leaves a hole.</source>
        <translation>Eine Coroutine, die von der Event-Loop so oft einen Schlag verlangt. Was die Loop aufhält, hinterlässt eine Lücke.</translation>
    </message>
    <message>
        <source>The loop computes</source>
        <translation>Die Loop rechnet</translation>
    </message>
    <message>
        <source>Where coroutines compute</source>
        <translation>Wo Coroutinen rechnen</translation>
    </message>
    <message>
        <source>in place, and stops</source>
        <translation>an Ort und Stelle und steht</translation>
    </message>
    <message>
        <source>in slices of 1 ms</source>
        <translation>in Scheiben von 1 ms</translation>
    </message>
    <message>
        <source>in a thread beside it</source>
        <translation>in einem Thread daneben</translation>
    </message>
    <message>
        <source>The items use one piece of memory together, which other processes do not share.</source>
        <translation>Die Elemente benutzen gemeinsam ein Stück Speicher, das andere Prozesse nicht teilen.</translation>
    </message>
    <message>
        <source>Only an event loop beats.</source>
        <translation>Nur eine Event-Loop hat einen Herzschlag.</translation>
    </message>
    <message>
        <source>What an event loop does with items that compute.</source>
        <translation>Was eine Event-Loop mit Elementen tut, die rechnen.</translation>
    </message>
    <message>
        <source>Only an event loop is held up by computing.</source>
        <translation>Nur eine Event-Loop wird vom Rechnen aufgehalten.</translation>
    </message>
    <message>
        <source>one thread · computes in slices</source>
        <translation>ein Thread · rechnet in Scheiben</translation>
    </message>
    <message>
        <source>one thread, and one that computes</source>
        <translation>ein Thread und einer, der rechnet</translation>
    </message>
    <message>
        <source>%1 · cores / (1 − %2 waiting) = %3 keep them busy</source>
        <translation>%1 · Kerne / (1 − %2 Warten) = %3 lasten sie aus</translation>
    </message>
    <message>
        <source>All workers have started before the clock does. Otherwise the run pays for starting each of them when it first needs it.</source>
        <translation>Alle Worker sind gestartet, bevor die Zeit läuft. Sonst zahlt der Lauf für den Start jedes Workers, wenn er ihn zum ersten Mal braucht.</translation>
    </message>
    <message>
        <source>Only a pool has workers that it starts.</source>
        <translation>Nur ein Pool hat Worker, die er startet.</translation>
    </message>
    <message>
        <source>%1, %2 futures with all children</source>
        <translation>%1, mit allen Kindern %2 Futures</translation>
    </message>
    <message>
        <source>Idle workers steal</source>
        <translation>Untätige Worker stehlen</translation>
    </message>
    <message>
        <source>An idle worker takes the oldest task out of another&apos;s own queue. Otherwise a task stays with the worker whose task submitted it.</source>
        <translation>Ein untätiger Worker nimmt den ältesten Task aus der eigenen Warteschlange eines anderen. Sonst bleibt ein Task bei dem Worker, dessen Task ihn eingereicht hat.</translation>
    </message>
    <message>
        <source>Only workers with queues of their own can steal.</source>
        <translation>Nur Worker mit eigenen Warteschlangen können stehlen.</translation>
    </message>
    <message>
        <source>Warm pool</source>
        <translation>Warmer Pool</translation>
    </message>
</context>
<context>
    <name>futurescope::ExportDialog</name>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>%L1 x %L2 px</source>
        <translation>%L1 x %L2 px</translation>
    </message>
    <message>
        <source>%L1 x %L2 px, %3</source>
        <translation>%L1 x %L2 px, %3</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>%1 table (*.%2)</source>
        <translation>%1-Tabelle (*.%2)</translation>
    </message>
    <message>
        <source>%1 picture (*.%2)</source>
        <translation>%1-Bild (*.%2)</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Name the file to write.</source>
        <translation>Bitte angeben, welche Datei geschrieben werden soll.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>%1 exists. Press Overwrite to replace it.</source>
        <translation>%1 gibt es schon. „Überschreiben“ ersetzt die Datei.</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>Wird gezeichnet…</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>In die Zwischenablage kopiert.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>cm</source>
        <translation>cm</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>%1 DPI</source>
        <translation>%1 DPI</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Background of the theme</source>
        <translation>Hintergrund des Farbschemas</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Transparent</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Caption with parameters and machine</source>
        <translation>Bildunterschrift mit Parametern und Rechner</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>All lanes in full, not as in the window</source>
        <translation>Alle Spuren ganz, nicht wie im Fenster</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>futurescope::FolderDialog</name>
    <message>
        <source>Export all to a folder</source>
        <translation>Alles in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>may have %1</source>
        <translation>möglich sind %1</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Background of the theme</source>
        <translation>Hintergrund des Farbschemas</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Transparent</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Files that will be written</source>
        <translation>Dateien, die geschrieben werden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Cancelled; %L1 files were written.</source>
        <translation>Abgebrochen; %L1 Dateien wurden geschrieben.</translation>
    </message>
    <message>
        <source>%L1 files were written before.</source>
        <translation>%L1 Dateien wurden vorher geschrieben.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 (exists)</source>
        <translation>%1 (vorhanden)</translation>
    </message>
    <message>
        <source>%L1 pictures have no figures for %2.</source>
        <translation>%L1 Bilder haben keine Zahlen für %2.</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>%1 exists. Press Overwrite to replace it.</source>
        <translation>%1 gibt es schon. „Überschreiben“ ersetzt die Datei.</translation>
    </message>
    <message>
        <source>%L1 of these files exist. Press Overwrite to replace them.</source>
        <translation>%L1 dieser Dateien gibt es schon. „Überschreiben“ ersetzt sie.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben…</translation>
    </message>
</context>
<context>
    <name>futurescope::FutureDetails</name>
    <message>
        <source>Details of the selected future</source>
        <translation>Einzelheiten zum ausgewählten Future</translation>
    </message>
    <message>
        <source>Future</source>
        <translation>Future</translation>
    </message>
    <message>
        <source>#%1</source>
        <translation>#%1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>#%1, %2</source>
        <translation>#%1, %2</translation>
    </message>
    <message>
        <source>Select a bar of the timeline or a row of the table to see its times here.</source>
        <translation>Einen Balken der Zeitleiste oder eine Zeile der Tabelle auswählen, um hier die Zeiten zu sehen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>Started at</source>
        <translation>Gestartet bei</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Beendet bei</translation>
    </message>
    <message>
        <source>not in the file</source>
        <translation>nicht in der Datei</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Innerhalb von</translation>
    </message>
    <message>
        <source>#%1 %2</source>
        <translation>#%1 %2</translation>
    </message>
    <message>
        <source>Submitted at</source>
        <translation>Eingereicht bei</translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation>Gesendet bei</translation>
    </message>
    <message>
        <source>Read at</source>
        <translation>Gelesen bei</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Ran</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>%1 of that</source>
        <translation>davon %1</translation>
    </message>
    <message>
        <source>For the lock</source>
        <translation>Auf die Sperre</translation>
    </message>
    <message>
        <source>The program gave up waiting for it at %1; the task itself went on.</source>
        <translation>Das Programm gab das Warten darauf bei %1 auf; der Task selbst lief weiter.</translation>
    </message>
    <message>
        <source>cancel() came at %1 and returned False: only pending futures can be cancelled.</source>
        <translation>cancel() kam bei %1 und gab False zurück: Nur ausstehende Futures können abgebrochen werden.</translation>
    </message>
    <message>
        <source>Exception not read yet.</source>
        <translation>Ausnahme noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Exception never read: the program does not know that this future failed.</source>
        <translation>Ausnahme nie gelesen: Das Programm weiß nicht, dass dieses Future fehlgeschlagen ist.</translation>
    </message>
    <message>
        <source>Nobody took this result.</source>
        <translation>Niemand hat dieses Ergebnis abgeholt.</translation>
    </message>
    <message>
        <source>main program</source>
        <translation>Hauptprogramm</translation>
    </message>
    <message>
        <source>Lost its core</source>
        <translation>Kern verloren</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1-mal</translation>
    </message>
</context>
<context>
    <name>futurescope::FutureSearchBar</name>
    <message>
        <source>the state; also pending, running, finished, cancelled, lost</source>
        <translation>der Zustand; auch pending, running, finished, cancelled, lost</translation>
    </message>
    <message>
        <source>either of them</source>
        <translation>eins von beiden</translation>
    </message>
    <message>
        <source>ended, and nobody took the result or looked at the exception</source>
        <translation>beendet, und niemand hat das Ergebnis abgeholt oder die Ausnahme angesehen</translation>
    </message>
    <message>
        <source>one future by its number</source>
        <translation>ein Future nach seiner Nummer</translation>
    </message>
    <message>
        <source>from one number to another</source>
        <translation>von einer Nummer bis zu einer anderen</translation>
    </message>
    <message>
        <source>ran for longer; also &lt;, &gt;=, &lt;= with ns, us, ms, s, min</source>
        <translation>lief länger; auch &lt;, &gt;=, &lt;= mit ns, us, ms, s, min</translation>
    </message>
    <message>
        <source>stood in the queue for longer</source>
        <translation>stand länger in der Warteschlange</translation>
    </message>
    <message>
        <source>on that worker</source>
        <translation>auf diesem Worker</translation>
    </message>
    <message>
        <source>any text of the state or the outcome</source>
        <translation>ein Text des Zustands oder des Ausgangs</translation>
    </message>
    <message>
        <source>several words as one text</source>
        <translation>mehrere Wörter als ein Text</translation>
    </message>
    <message>
        <source>all of the words must hold</source>
        <translation>alle Wörter müssen zutreffen</translation>
    </message>
    <message>
        <source>all but these</source>
        <translation>alles außer diesen</translation>
    </message>
    <message>
        <source>Searching and sorting the futures</source>
        <translation>Futures werden gesucht und sortiert</translation>
    </message>
    <message>
        <source>Search the futures</source>
        <translation>Futures durchsuchen</translation>
    </message>
    <message>
        <source>Search: failed, #12, &gt; 50 ms</source>
        <translation>Suche: failed, #12, &gt; 50 ms</translation>
    </message>
    <message>
        <source>What can be searched</source>
        <translation>Wonach sich suchen lässt</translation>
    </message>
    <message>
        <source>Enter goes to the next match, Shift+Enter to the one before. ? lists what can be searched.</source>
        <translation>Die Eingabetaste geht zum nächsten Treffer, Umschalt+Eingabe zum vorigen. ? zeigt, wonach sich suchen lässt.</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1 von %2 passen</translation>
    </message>
</context>
<context>
    <name>futurescope::FuturesModel</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Wait
ms</source>
        <translation>Warten
ms</translation>
    </message>
    <message>
        <source>Run
ms</source>
        <translation>Lauf
ms</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>The slices in the order in which they began</source>
        <translation>Die Abschnitte in der Reihenfolge, in der sie begannen</translation>
    </message>
    <message>
        <source>The futures in the order in which they were submitted</source>
        <translation>Die Futures in der Reihenfolge, in der sie eingereicht wurden</translation>
    </message>
    <message>
        <source>The state at the moment that the timeline&apos;s cursor shows</source>
        <translation>Der Zustand zu dem Zeitpunkt, den der Cursor der Zeitleiste zeigt</translation>
    </message>
    <message>
        <source>The lane it is on, counted from above</source>
        <translation>Die Spur, auf der es liegt, von oben gezählt</translation>
    </message>
    <message>
        <source>The worker that ran it</source>
        <translation>Der Worker, der es ausgeführt hat</translation>
    </message>
    <message>
        <source>The items that the task is made of</source>
        <translation>Die Elemente, aus denen der Task besteht</translation>
    </message>
    <message>
        <source>Milliseconds from the submission to the start</source>
        <translation>Millisekunden vom Einreichen bis zum Start</translation>
    </message>
    <message>
        <source>Milliseconds from the start to the end, or until now</source>
        <translation>Millisekunden vom Start bis zum Ende oder bis jetzt</translation>
    </message>
    <message>
        <source>What the slice is called</source>
        <translation>Wie der Abschnitt heißt</translation>
    </message>
    <message>
        <source>What the task returned or raised</source>
        <translation>Was der Task zurückgab oder auslöste</translation>
    </message>
    <message>
        <source>main</source>
        <translation>Haupt</translation>
    </message>
</context>
<context>
    <name>futurescope::FuturesPanel</name>
    <message>
        <source>Metrics</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Tafel</translation>
    </message>
</context>
<context>
    <name>futurescope::FuturesSection</name>
    <message>
        <source>Futures</source>
        <translation>Futures</translation>
    </message>
    <message>
        <source>How results are taken</source>
        <translation>Ergebnisse mit</translation>
    </message>
    <message>
        <source>result() in order</source>
        <translation>result() der Reihe nach</translation>
    </message>
    <message>
        <source>map</source>
        <translation>map</translation>
    </message>
    <message>
        <source>as_completed</source>
        <translation>as_completed</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>Cancel after</source>
        <translation>Abbruch nach</translation>
    </message>
    <message>
        <source>Calls cancel() on every future after this time. Only pending ones can be cancelled.</source>
        <translation>Ruft nach dieser Zeit cancel() für jedes Future auf. Nur ausstehende können abgebrochen werden.</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <source>How the executor is shut down</source>
        <translation>Wie der Executor beendet wird</translation>
    </message>
    <message>
        <source>wait for all</source>
        <translation>auf alle warten</translation>
    </message>
    <message>
        <source>do not wait</source>
        <translation>nicht warten</translation>
    </message>
    <message>
        <source>cancel what is pending</source>
        <translation>Ausstehendes abbrechen</translation>
    </message>
    <message>
        <source>Nobody waits for a result, so there is nothing to give up.</source>
        <translation>Niemand wartet auf ein Ergebnis, also gibt es nichts aufzugeben.</translation>
    </message>
    <message>
        <source>Of each result() inside a task too.</source>
        <translation>Auch von jedem result() innerhalb eines Tasks.</translation>
    </message>
    <message>
        <source>Submit every</source>
        <translation>Einreichen alle</translation>
    </message>
    <message>
        <source>How long the program pauses between two submissions.</source>
        <translation>Wie lange das Programm zwischen zwei Einreichungen pausiert.</translation>
    </message>
    <message>
        <source>When the queue is full</source>
        <translation>Wenn die Warteschlange voll ist</translation>
    </message>
    <message>
        <source>What submitting does when the queue is full</source>
        <translation>Was das Einreichen tut, wenn die Warteschlange voll ist</translation>
    </message>
    <message>
        <source>it never is</source>
        <translation>sie ist es nie</translation>
    </message>
    <message>
        <source>submit() waits</source>
        <translation>submit() wartet</translation>
    </message>
    <message>
        <source>the program does the task</source>
        <translation>das Programm erledigt den Task</translation>
    </message>
    <message>
        <source>the task is dropped</source>
        <translation>der Task wird verworfen</translation>
    </message>
    <message>
        <source>Queue holds</source>
        <translation>Warteschlange fasst</translation>
    </message>
    <message>
        <source>The queue takes every task: it is never full.</source>
        <translation>Die Warteschlange nimmt jeden Task: Sie ist nie voll.</translation>
    </message>
    <message>
        <source>submit() once more after shutdown</source>
        <translation>submit() noch einmal nach shutdown</translation>
    </message>
    <message>
        <source>A closed executor takes nothing: submit() raises RuntimeError.</source>
        <translation>Ein geschlossener Executor nimmt nichts an: submit() wirft RuntimeError.</translation>
    </message>
    <message>
        <source>cancel() after a timeout</source>
        <translation>cancel() nach einem Zeitlimit</translation>
    </message>
    <message>
        <source>Who has waited for a result in vain asks its future to cancel. That takes a pending one off the queue; a running one goes on.</source>
        <translation>Wer vergeblich auf ein Ergebnis gewartet hat, bittet dessen Future abzubrechen. Ein ausstehendes kommt so aus der Warteschlange; ein laufendes läuft weiter.</translation>
    </message>
</context>
<context>
    <name>futurescope::FuturesTable</name>
    <message>
        <source>Futures</source>
        <translation>Futures</translation>
    </message>
</context>
<context>
    <name>futurescope::HandoutDialog</name>
    <message>
        <source>Lessons on paper</source>
        <translation>Lektionen auf Papier</translation>
    </message>
    <message numerus="yes">
        <source>All %n lessons in one file</source>
        <translation>
            <numerusform>Die %n Lektion in einer Datei</numerusform>
            <numerusform>Alle %n Lektionen in einer Datei</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>A4, two pages for each lesson: the question with room to draw the prediction, and behind it the answer. Print it on both sides.</source>
        <translation>A4, zwei Seiten je Lektion: die Frage mit Platz zum Einzeichnen der Vorhersage, dahinter die Antwort. Zum beidseitigen Drucken.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Lessons written</source>
        <translation>Geschriebene Lektionen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>There is no lesson to write.</source>
        <translation>Es gibt keine Lektion zu schreiben.</translation>
    </message>
    <message>
        <source>Write lessons to</source>
        <translation>Lektionen schreiben nach</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Name the file to write.</source>
        <translation>Bitte angeben, welche Datei geschrieben werden soll.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>%1 exists. Press Overwrite to replace it.</source>
        <translation>%1 gibt es schon. „Überschreiben“ ersetzt die Datei.</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>Abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>With the lecturer&apos;s script, on a sheet of its own</source>
        <translation>Mit dem Skript für Vortragende, auf einem eigenen Blatt</translation>
    </message>
</context>
<context>
    <name>futurescope::HelpPages</name>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Mouse on the timeline</source>
        <translation>Maus auf der Zeitleiste</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>Zum Mauszeiger hin zoomen</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Earlier and later</source>
        <translation>Früher und später</translation>
    </message>
    <message>
        <source>Shift+wheel or middle drag</source>
        <translation>Umschalt+Mausrad oder mit der mittleren Taste ziehen</translation>
    </message>
    <message>
        <source>Select a future</source>
        <translation>Future auswählen</translation>
    </message>
    <message>
        <source>click</source>
        <translation>klicken</translation>
    </message>
    <message>
        <source>Select a range of time</source>
        <translation>Zeitbereich auswählen</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>ziehen</translation>
    </message>
    <message>
        <source>Scroll the lanes</source>
        <translation>Durch die Spuren rollen</translation>
    </message>
    <message>
        <source>wheel, Page Up, Page Down</source>
        <translation>Mausrad, Bild auf, Bild ab</translation>
    </message>
    <message>
        <source>Fold or unfold a lane</source>
        <translation>Spur ein- oder ausklappen</translation>
    </message>
    <message>
        <source>double click on its name</source>
        <translation>Doppelklick auf ihren Namen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>A laboratory for concurrent and parallel programming: it really runs what you set up, and shows every change of state of every future.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Ein Labor für nebenläufiges und paralleles Programmieren: Es führt wirklich aus, was eingestellt ist, und zeigt jeden Zustandswechsel jedes Futures.

Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>About Futurescope</source>
        <translation>Über Futurescope</translation>
    </message>
</context>
<context>
    <name>futurescope::LabActions</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Futurescope</source>
        <translation>Über Futurescope</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Add the run to the comparison</source>
        <translation>Lauf zum Vergleich hinzufügen</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Lauf anhalten</translation>
    </message>
    <message>
        <source>Stop what is nearest: selection, sweep, run</source>
        <translation>Das Nächstliegende anhalten: Auswahl, Messreihe, Lauf</translation>
    </message>
    <message>
        <source>Cancel the selected future</source>
        <translation>Ausgewähltes Future abbrechen</translation>
    </message>
    <message>
        <source>Sweep over workers</source>
        <translation>Messreihe über Worker</translation>
    </message>
    <message>
        <source>Sweep over chunk sizes</source>
        <translation>Messreihe über Chunk-Größen</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Save the run …</source>
        <translation>Lauf speichern …</translation>
    </message>
    <message>
        <source>Save the experiment …</source>
        <translation>Experiment speichern …</translation>
    </message>
    <message>
        <source>Export the timeline …</source>
        <translation>Zeitleiste exportieren …</translation>
    </message>
    <message>
        <source>Export all to a folder …</source>
        <translation>Alles in einen Ordner exportieren …</translation>
    </message>
    <message>
        <source>Export a report …</source>
        <translation>Bericht exportieren …</translation>
    </message>
    <message>
        <source>Copy the chart or the timeline</source>
        <translation>Diagramm oder Zeitleiste kopieren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder Pause</translation>
    </message>
    <message>
        <source>To the next change of state</source>
        <translation>Zum nächsten Zustandswechsel</translation>
    </message>
    <message>
        <source>To the previous change of state</source>
        <translation>Zum vorigen Zustandswechsel</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Fit the selection</source>
        <translation>Auswahl einpassen</translation>
    </message>
    <message>
        <source>Fit the whole run</source>
        <translation>Ganzen Lauf einpassen</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Text of normal size</source>
        <translation>Text in normaler Größe</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache (Language)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Messreihe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Search the futures</source>
        <translation>Futures durchsuchen</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>All lanes at once (compact)</source>
        <translation>Alle Spuren auf einmal (kompakt)</translation>
    </message>
    <message>
        <source>One lane of shares for all workers</source>
        <translation>Eine Spur mit Anteilen für alle Worker</translation>
    </message>
    <message>
        <source>Hide lanes without a match</source>
        <translation>Spuren ohne Treffer ausblenden</translation>
    </message>
    <message>
        <source>Fold or unfold the lane of the selected future</source>
        <translation>Spur des ausgewählten Futures ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Unfold all lanes</source>
        <translation>Alle Spuren ausklappen</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>Nach Nummer</translation>
    </message>
    <message>
        <source>By busy time, the longest first</source>
        <translation>Nach Arbeitszeit, die längste zuerst</translation>
    </message>
    <message>
        <source>By first start</source>
        <translation>Nach erstem Start</translation>
    </message>
    <message>
        <source>By failures, the most first</source>
        <translation>Nach Fehlschlägen, die meisten zuerst</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Nur zeigen</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Presenter mode</source>
        <translation>Vortragsmodus</translation>
    </message>
    <message>
        <source>Sweep settings …</source>
        <translation>Einstellungen der Messreihe …</translation>
    </message>
    <message>
        <source>Save as a lesson …</source>
        <translation>Als Lektion speichern …</translation>
    </message>
</context>
<context>
    <name>futurescope::LessonCard</name>
    <message>
        <source>Because:</source>
        <translation>Denn:</translation>
    </message>
    <message>
        <source>Run it here anyway</source>
        <translation>Trotzdem hier ausführen</translation>
    </message>
    <message>
        <source>Lesson %1 · %2</source>
        <translation>Lektion %1 · %2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Skip and run</source>
        <translation>Ohne Vorhersage ausführen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Anhalten (Esc)</translation>
    </message>
    <message>
        <source>Run it (F5)</source>
        <translation>Ausführen (F5)</translation>
    </message>
    <message>
        <source>Trying out first whether this machine can show it …</source>
        <translation>Erst wird ausprobiert, ob dieser Rechner es zeigen kann …</translation>
    </message>
    <message>
        <source>Run %1 of %2 …</source>
        <translation>Lauf %1 von %2 …</translation>
    </message>
    <message>
        <source>Meanwhile this machine tries out, unwatched, whether it can show it.</source>
        <translation>Unterdessen probiert dieser Rechner unbeobachtet aus, ob er es zeigen kann.</translation>
    </message>
    <message>
        <source>This machine can show it.</source>
        <translation>Dieser Rechner kann es zeigen.</translation>
    </message>
    <message>
        <source>%1 Recorded runs will be shown.</source>
        <translation>%1 Es werden aufgezeichnete Läufe gezeigt.</translation>
    </message>
</context>
<context>
    <name>futurescope::LessonDesk</name>
    <message>
        <source>A run is going on. Stop it before a lesson is opened.</source>
        <translation>Ein Lauf ist im Gang. Er muss angehalten werden, bevor eine Lektion geöffnet wird.</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
</context>
<context>
    <name>futurescope::LessonExplanation</name>
    <message>
        <source>Predict again</source>
        <translation>Neu vorhersagen</translation>
    </message>
    <message>
        <source>Run it here anyway</source>
        <translation>Trotzdem hier ausführen</translation>
    </message>
    <message>
        <source>Next lesson →</source>
        <translation>Nächste Lektion →</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>RECORDED on %1 (%2 cores), %3, not here. %4</source>
        <translation>AUFGEZEICHNET auf %1 (%2 Kerne), %3, nicht hier. %4</translation>
    </message>
    <message>
        <source>You said: %1</source>
        <translation>Begründung: %1</translation>
    </message>
    <message>
        <source>Try next: %1</source>
        <translation>Als Nächstes ausprobieren: %1</translation>
    </message>
</context>
<context>
    <name>futurescope::LessonHeader</name>
    <message>
        <source>Back to the map of lessons</source>
        <translation>Zurück zur Übersicht der Lektionen</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>What may be changed in this lesson</source>
        <translation>Was sich in dieser Lektion ändern lässt</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>What a lecturer says, in a window of its own</source>
        <translation>Was Lehrende dazu sagen, in einem eigenen Fenster</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Vortragen</translation>
    </message>
    <message>
        <source>Before an audience (F11)</source>
        <translation>Vor Publikum (F11)</translation>
    </message>
    <message>
        <source>← All lessons</source>
        <translation>← Alle Lektionen</translation>
    </message>
</context>
<context>
    <name>futurescope::LessonMap</name>
    <message>
        <source>1 Concurrent basics</source>
        <translation>1 Grundlagen der Nebenläufigkeit</translation>
    </message>
    <message>
        <source>2 Futures</source>
        <translation>2 Futures</translation>
    </message>
    <message>
        <source>3 Process pool</source>
        <translation>3 Prozess-Pool</translation>
    </message>
    <message>
        <source>4 Thread pool</source>
        <translation>4 Thread-Pool</translation>
    </message>
    <message>
        <source>Beyond</source>
        <translation>Darüber hinaus</translation>
    </message>
    <message>
        <source>Own lessons</source>
        <translation>Eigene Lektionen</translation>
    </message>
    <message>
        <source>Hand-outs as PDF …</source>
        <translation>Arbeitsblätter als PDF …</translation>
    </message>
    <message>
        <source>Clear progress</source>
        <translation>Fortschritt löschen</translation>
    </message>
    <message>
        <source>Predict, run, explain: choose a question.</source>
        <translation>Vorhersagen, ausführen, erklären: eine Frage wählen.</translation>
    </message>
    <message>
        <source>%1 of %2 lessons gone through.</source>
        <translation>%1 von %2 Lektionen durchgearbeitet.</translation>
    </message>
</context>
<context>
    <name>futurescope::LessonPlayer</name>
    <message>
        <source>With your settings: %1</source>
        <translation>Mit eigenen Einstellungen: %1</translation>
    </message>
    <message>
        <source>This lesson needs %1 cores; this program may use %2.</source>
        <translation>Diese Lektion braucht %1 Kerne; dieses Programm darf %2 benutzen.</translation>
    </message>
    <message>
        <source>This machine was busy with something else: the workers got %1 of its time.</source>
        <translation>Dieser Rechner war mit anderem beschäftigt: Die Worker bekamen %1 seiner Zeit.</translation>
    </message>
    <message>
        <source>These runs do not show it:</source>
        <translation>Diese Läufe zeigen es nicht:</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1, %2: %3, expected %4 %5.</source>
        <translation>%1, %2: %3, erwartet %4 %5.</translation>
    </message>
</context>
<context>
    <name>futurescope::LessonQuestion</name>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>less</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>The whole question</source>
        <translation>Die ganze Frage</translation>
    </message>
    <message>
        <source>One line of the question</source>
        <translation>Eine Zeile der Frage</translation>
    </message>
</context>
<context>
    <name>futurescope::LessonTile</name>
    <message>
        <source>Lesson %1: %2</source>
        <translation>Lektion %1: %2</translation>
    </message>
    <message>
        <source>gone through</source>
        <translation>durchgearbeitet</translation>
    </message>
</context>
<context>
    <name>futurescope::LossWaterfallView</name>
    <message>
        <source>Where the time went</source>
        <translation>Wohin die Zeit ging</translation>
    </message>
    <message>
        <source>Finding out where the time went …</source>
        <translation>Es wird ermittelt, wohin die Zeit ging …</translation>
    </message>
    <message>
        <source>No task has run.</source>
        <translation>Es ist kein Task gelaufen.</translation>
    </message>
    <message>
        <source>Click: light it in the timeline.</source>
        <translation>Klick: in der Zeitleiste hervorheben.</translation>
    </message>
    <message>
        <source>Export the waterfall …</source>
        <translation>Verlustwasserfall exportieren …</translation>
    </message>
    <message>
        <source>Copy the waterfall</source>
        <translation>Verlustwasserfall kopieren</translation>
    </message>
</context>
<context>
    <name>futurescope::MainWindow</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Export the timeline …</source>
        <translation>Zeitleiste exportieren …</translation>
    </message>
    <message>
        <source>Export the comparison …</source>
        <translation>Vergleich exportieren …</translation>
    </message>
    <message>
        <source>Copy the timeline</source>
        <translation>Zeitleiste kopieren</translation>
    </message>
    <message>
        <source>Copy the comparison</source>
        <translation>Vergleich kopieren</translation>
    </message>
    <message>
        <source>Open a run, a trace or an experiment</source>
        <translation>Lauf, Trace oder Experiment öffnen</translation>
    </message>
    <message>
        <source>Add runs that were saved to the comparison</source>
        <translation>Gespeicherte Läufe zum Vergleich hinzufügen</translation>
    </message>
    <message>
        <source>Add runs and traces to the comparison</source>
        <translation>Läufe und Traces zum Vergleich hinzufügen</translation>
    </message>
    <message>
        <source>Runs and traces (*.json);;All files (*)</source>
        <translation>Läufe und Traces (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>The experiment could not be run: %1</source>
        <translation>Das Experiment konnte nicht ausgeführt werden: %1</translation>
    </message>
    <message>
        <source>Opening %1 …</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>%1 was not opened.</source>
        <translation>%1 wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>Saving %1 …</source>
        <translation>%1 wird gespeichert …</translation>
    </message>
    <message>
        <source>%1 was not saved.</source>
        <translation>%1 wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The language changes when Futurescope is started again.</source>
        <translation>Die Sprache wechselt, wenn Futurescope das nächste Mal startet.</translation>
    </message>
    <message>
        <source>%L1 files were exported to %2.</source>
        <translation>%L1 Dateien wurden nach %2 exportiert.</translation>
    </message>
    <message>
        <source>Export a report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Reports (*.html)</source>
        <translation>Berichte (*.html)</translation>
    </message>
    <message>
        <source>The report is %1.</source>
        <translation>Der Bericht ist %1.</translation>
    </message>
    <message>
        <source>Future #%1 was cancelled.</source>
        <translation>Future #%1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>cancel() returned False: #%1 has already ended.</source>
        <translation>cancel() gab False zurück: #%1 ist schon beendet.</translation>
    </message>
    <message>
        <source>cancel() returned False: #%1 is already running.</source>
        <translation>cancel() gab False zurück: #%1 läuft schon.</translation>
    </message>
    <message>
        <source>Cancel the selected future</source>
        <translation>Ausgewähltes Future abbrechen</translation>
    </message>
    <message>
        <source>Cancel future #%1</source>
        <translation>Future #%1 abbrechen</translation>
    </message>
    <message>
        <source>Stop run</source>
        <translation>Lauf anhalten</translation>
    </message>
    <message>
        <source>%1 The run was stopped.</source>
        <translation>%1 Der Lauf wurde angehalten.</translation>
    </message>
    <message>
        <source>A run is going on. Stop it before another one is shown.</source>
        <translation>Ein Lauf ist im Gang. Er muss angehalten werden, bevor ein anderer gezeigt wird.</translation>
    </message>
    <message>
        <source>Open a run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation>Experiment öffnen</translation>
    </message>
    <message>
        <source>The experiment of %1 is set up. F5 runs it.</source>
        <translation>Das Experiment aus %1 ist eingestellt. F5 führt es aus.</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Eigene Einstellungen</translation>
    </message>
    <message>
        <source>%1[*] – Futurescope</source>
        <translation>%1[*] – Futurescope</translation>
    </message>
    <message>
        <source>A run is going on.</source>
        <translation>Ein Lauf ist im Gang.</translation>
    </message>
    <message>
        <source>A sweep is going on.</source>
        <translation>Eine Messreihe ist im Gang.</translation>
    </message>
    <message>
        <source>The runs of a comparison are going on.</source>
        <translation>Die Läufe eines Vergleichs sind im Gang.</translation>
    </message>
    <message>
        <source>Run the experiment (F5)</source>
        <translation>Experiment ausführen (F5)</translation>
    </message>
    <message>
        <source>Stop the run (Esc): pending futures are cancelled</source>
        <translation>Lauf anhalten (Esc): Ausstehende Futures werden abgebrochen</translation>
    </message>
    <message>
        <source>Open a run, a Chrome trace or an experiment</source>
        <translation>Lauf, Chrome-Trace oder Experiment öffnen</translation>
    </message>
    <message>
        <source>Runs, traces and experiments (*.json);;All files (*)</source>
        <translation>Läufe, Traces und Experimente (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the trace</source>
        <translation>Trace speichern</translation>
    </message>
    <message>
        <source>Save the run</source>
        <translation>Lauf speichern</translation>
    </message>
    <message>
        <source>Chrome traces (*.json)</source>
        <translation>Chrome-Traces (*.json)</translation>
    </message>
    <message>
        <source>Runs (*.fscope.json)</source>
        <translation>Läufe (*.fscope.json)</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>Experiment speichern</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>Experimente (*.json)</translation>
    </message>
    <message>
        <source>Exported as %1.</source>
        <translation>Exportiert als %1.</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Stopping the run before the window closes …</source>
        <translation>Der Lauf wird angehalten, bevor das Fenster schließt …</translation>
    </message>
    <message>
        <source>A run is going on. Stop it before a lesson is opened.</source>
        <translation>Ein Lauf ist im Gang. Er muss angehalten werden, bevor eine Lektion geöffnet wird.</translation>
    </message>
    <message>
        <source>A lesson is open.</source>
        <translation>Eine Lektion ist geöffnet.</translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>%1 was not written.</source>
        <translation>%1 wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>The hand-outs are %1.</source>
        <translation>Die Handzettel sind %1.</translation>
    </message>
    <message>
        <source>The lesson is saved in %1.</source>
        <translation>Die Lektion ist in %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>futurescope::MessageBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Close the message (Esc)</source>
        <translation>Meldung schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>futurescope::MetricsView</name>
    <message>
        <source>Metrics</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>The figures come when the run has ended.</source>
        <translation>Die Kennzahlen kommen, wenn der Lauf beendet ist.</translation>
    </message>
    <message>
        <source>Run an experiment (F5) to get its figures.</source>
        <translation>Ein Experiment ausführen (F5), um seine Kennzahlen zu erhalten.</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wohin die Zeit ging</translation>
    </message>
    <message>
        <source>Of each worker&apos;s time, on average. Click a part to light it in the timeline.</source>
        <translation>Von der Zeit jedes Workers, im Mittel. Ein Klick auf einen Teil hebt ihn in der Zeitleiste hervor.</translation>
    </message>
    <message>
        <source>Makespan</source>
        <translation>Gesamtdauer (Makespan)</translation>
    </message>
    <message>
        <source>From the first submission to the end of the last task.</source>
        <translation>Vom ersten Einreichen bis zum Ende des letzten Tasks.</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>%1 tasks/s</source>
        <translation>%1 Tasks/s</translation>
    </message>
    <message>
        <source>Tasks that ended, divided by the makespan.</source>
        <translation>Beendete Tasks geteilt durch die Gesamtdauer.</translation>
    </message>
    <message>
        <source>Sequential time</source>
        <translation>Sequenzielle Zeit</translation>
    </message>
    <message>
        <source>Measured: the same items in a plain loop, just before.</source>
        <translation>Gemessen: dieselben Elemente in einer einfachen Schleife, unmittelbar davor.</translation>
    </message>
    <message>
        <source>Derived: CPU time of all workers and the time that tasks spent waiting.</source>
        <translation>Abgeleitet: CPU-Zeit aller Worker und die Zeit, die Tasks warteten.</translation>
    </message>
    <message>
        <source>Speedup</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>Sequential time divided by the makespan.</source>
        <translation>Die Beschleunigung: sequenzielle Zeit geteilt durch die Gesamtdauer.</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Speedup divided by the number of workers.</source>
        <translation>Speedup geteilt durch die Zahl der Worker.</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Share of the workers&apos; time in which they had a task in hand.</source>
        <translation>Anteil der Zeit der Worker, in dem sie einen Task in Arbeit hatten.</translation>
    </message>
    <message>
        <source>Queue wait, mean</source>
        <translation>Wartezeit, Mittel</translation>
    </message>
    <message>
        <source>From the submission of a task to its start.</source>
        <translation>Vom Einreichen eines Tasks bis zu seinem Start.</translation>
    </message>
    <message>
        <source>Queue wait, 95th percentile</source>
        <translation>Wartezeit, 95. Perzentil</translation>
    </message>
    <message>
        <source>95 of 100 tasks waited no longer than this.</source>
        <translation>95 von 100 Tasks warteten nicht länger als so lange.</translation>
    </message>
    <message>
        <source>Overhead per task</source>
        <translation>Overhead je Task</translation>
    </message>
    <message>
        <source>Mean gap on a worker before a task that was already waiting.</source>
        <translation>Mittlere Lücke auf einem Worker vor einem Task, der schon wartete.</translation>
    </message>
    <message>
        <source>Waiting for the lock</source>
        <translation>Warten auf die Sperre</translation>
    </message>
    <message>
        <source>Lock hand-overs</source>
        <translation>Übergaben der Sperre</translation>
    </message>
    <message>
        <source>How often the interpreter lock went from one worker to another.</source>
        <translation>Wie oft die Interpreter-Sperre von einem Worker zu einem anderen ging.</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>CPU time that the workers got, divided by what they wanted of the cores that are here. Well under 1, the machine was busy with something else.</source>
        <translation>CPU-Zeit, die die Worker bekamen, geteilt durch die, die sie von den vorhandenen Kernen wollten. Deutlich unter 1 war der Rechner mit anderem beschäftigt.</translation>
    </message>
    <message>
        <source>Held while waiting</source>
        <translation>Beim Warten festgehalten</translation>
    </message>
    <message>
        <source>Share of the workers&apos; time in which a task held its worker and only waited for another task.</source>
        <translation>Anteil der Zeit der Worker, in dem ein Task seinen Worker festhielt und nur auf einen anderen Task wartete.</translation>
    </message>
    <message>
        <source>Exceptions never read</source>
        <translation>Nie gelesene Ausnahmen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Futures that failed and whose exception the program never looked at: it does not know of them.</source>
        <translation>Futures, die fehlschlugen und deren Ausnahme das Programm nie angesehen hat: Es weiß nichts davon.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>%1 recorded, %2 dropped</source>
        <translation>%1 aufgezeichnet, %2 verworfen</translation>
    </message>
    <message>
        <source>Changes of state that the picture is made of.</source>
        <translation>Zustandswechsel, aus denen das Bild besteht.</translation>
    </message>
    <message>
        <source>Another program wrote this trace. It tells when slices began and ended, and nothing of submissions, results or a sequential time: there is no speedup.</source>
        <translation>Ein anderes Programm hat diesen Trace geschrieben. Er sagt, wann Abschnitte begannen und endeten, aber nichts über Einreichen, Ergebnisse oder eine sequenzielle Zeit: Es gibt keinen Speedup.</translation>
    </message>
    <message>
        <source>From the first moment in the file to the last.</source>
        <translation>Vom ersten Zeitpunkt in der Datei bis zum letzten.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>%1 entries are in the file, %2 of them names. What entries carry as arguments is not kept.</source>
        <translation>%1 Einträge sind in der Datei, davon %2 Namen. Was Einträge als Argumente mitführen, wird nicht behalten.</translation>
    </message>
    <message>
        <source>Instants</source>
        <translation>Zeitpunkte</translation>
    </message>
    <message>
        <source>Samples of counters</source>
        <translation>Zählerwerte</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Repariert</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>Time that the workers, together, spent waiting for a lock or at a barrier. Waiting for a timer, the network or a file does not count.</source>
        <translation>Zeit, die alle Worker zusammen auf eine Sperre oder an einer Barriere warteten. Das Warten auf einen Timer, das Netz oder eine Datei zählt nicht.</translation>
    </message>
    <message>
        <source>Moments on lanes, drawn as small marks.</source>
        <translation>Zeitpunkte auf Spuren, als kleine Marken gezeichnet.</translation>
    </message>
    <message>
        <source>Of 1 counter, drawn above the lanes.</source>
        <translation>Von 1 Zähler, über den Spuren gezeichnet.</translation>
    </message>
    <message>
        <source>Of %1 counters, drawn above the lanes.</source>
        <translation>Von %1 Zählern, über den Spuren gezeichnet.</translation>
    </message>
    <message>
        <source>Deepest queue</source>
        <translation>Längste Warteschlange</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>The most futures that were pending at once.</source>
        <translation>Die meisten Futures, die zugleich ausstanden.</translation>
    </message>
    <message>
        <source>Longest pending</source>
        <translation>Am längsten ausstehend</translation>
    </message>
    <message>
        <source>The longest that one future was pending before it was started or cancelled.</source>
        <translation>Die längste Zeit, die ein Future ausstand, bevor es begonnen oder abgebrochen wurde.</translation>
    </message>
    <message>
        <source>Dropped tasks</source>
        <translation>Verworfene Tasks</translation>
    </message>
    <message>
        <source>Tasks that were never submitted, because the queue was full.</source>
        <translation>Tasks, die nie eingereicht wurden, weil die Warteschlange voll war.</translation>
    </message>
    <message>
        <source>Latest heartbeat</source>
        <translation>Spätester Herzschlag</translation>
    </message>
    <message>
        <source>How much later than asked for the latest beat of the event loop came.</source>
        <translation>Wie viel später als verlangt der späteste Schlag der Event-Loop kam.</translation>
    </message>
    <message>
        <source>Increments</source>
        <translation>Erhöhungen</translation>
    </message>
    <message>
        <source>got %1 of %2</source>
        <translation>%1 von %2 gezählt</translation>
    </message>
    <message>
        <source>What the counter says in the end, of what was added. The rest got lost between a read and a write.</source>
        <translation>Was der Zähler am Ende zeigt, von dem, was addiert wurde. Der Rest ging zwischen Lesen und Schreiben verloren.</translation>
    </message>
    <message>
        <source>Memory read</source>
        <translation>Gelesener Speicher</translation>
    </message>
    <message>
        <source>%1 GB/s</source>
        <translation>%1 GB/s</translation>
    </message>
    <message>
        <source>Bytes that all items read, divided by the makespan, in units of 10⁹.</source>
        <translation>Bytes, die alle Elemente gelesen haben, geteilt durch die Gesamtdauer, in Einheiten von 10⁹.</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Rechenleistung</translation>
    </message>
    <message>
        <source>%1 GFlop/s</source>
        <translation>%1 GFlop/s</translation>
    </message>
    <message>
        <source>Floating-point operations on the numbers read, divided by the makespan, in units of 10⁹.</source>
        <translation>Gleitkomma-Operationen an den gelesenen Zahlen, geteilt durch die Gesamtdauer, in Einheiten von 10⁹.</translation>
    </message>
    <message>
        <source>Context switches</source>
        <translation>Kontextwechsel</translation>
    </message>
    <message>
        <source>How often a task that computed lost its core to another thread. Losses of less than a tenth of a millisecond may be missing.</source>
        <translation>Wie oft ein rechnender Task seinen Kern an einen anderen Thread verloren hat. Verluste von weniger als einer Zehntelmillisekunde können fehlen.</translation>
    </message>
</context>
<context>
    <name>futurescope::PanelSection</name>
    <message>
        <source>Executor</source>
        <translation>Executor</translation>
    </message>
</context>
<context>
    <name>futurescope::ParameterFormat</name>
    <message>
        <source>&quot;%1&quot; is not %2</source>
        <translation>„%1“ passt nicht, erwartet wird %2</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a size such as 4096 B or 64 KiB</source>
        <translation>eine Größe wie 4096 B oder 64 KiB</translation>
    </message>
</context>
<context>
    <name>futurescope::ParameterRow</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1: %2 is outside %3.</source>
        <translation>%1: %2 liegt außerhalb von %3.</translation>
    </message>
    <message>
        <source>%1: %2. Allowed: %3.</source>
        <translation>%1: %2. Erlaubt: %3.</translation>
    </message>
</context>
<context>
    <name>futurescope::PictureSwitch</name>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>futurescope::PlaybackBar</name>
    <message>
        <source>To the start (Home)</source>
        <translation>Zum Anfang (Pos1)</translation>
    </message>
    <message>
        <source>Previous change (,)</source>
        <translation>Voriger Wechsel (,)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Next change (.)</source>
        <translation>Nächster Wechsel (.)</translation>
    </message>
    <message>
        <source>To the end, or live (End)</source>
        <translation>Zum Ende oder zum laufenden Bild (Ende)</translation>
    </message>
    <message>
        <source>Moment shown</source>
        <translation>Gezeigter Zeitpunkt</translation>
    </message>
    <message>
        <source>Speed of the replay</source>
        <translation>Tempo der Wiedergabe</translation>
    </message>
    <message>
        <source>Speed of the replay; the run itself always goes at full speed</source>
        <translation>Tempo der Wiedergabe; der Lauf selbst hat immer volles Tempo</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
</context>
<context>
    <name>futurescope::PredictionView</name>
    <message>
        <source>Your prediction</source>
        <translation>Eigene Vorhersage</translation>
    </message>
    <message>
        <source>no guess</source>
        <translation>keine Vorhersage</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>futurescope::RunController</name>
    <message>
        <source>No thread for the run could be started: %1</source>
        <translation>Für den Lauf konnte kein Thread gestartet werden: %1</translation>
    </message>
</context>
<context>
    <name>futurescope::RunNotices</name>
    <message>
        <source>Events came faster than they could be recorded; the picture lacks some of them. The status line counts them.</source>
        <translation>Ereignisse kamen schneller, als sie aufgezeichnet werden konnten; dem Bild fehlen einige. Die Statuszeile zählt sie.</translation>
    </message>
    <message>
        <source>#%1 in coroutine %2 waits for #%3</source>
        <translation>#%1 in Koroutine %2 wartet auf #%3</translation>
    </message>
    <message>
        <source>#%1 on worker %2 waits for #%3</source>
        <translation>#%1 auf Worker %2 wartet auf #%3</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>Deadlock: tasks wait for each other: %1.</source>
        <translation>Deadlock: Tasks warten aufeinander: %1.</translation>
    </message>
    <message>
        <source>Deadlock: the only worker waits for a task that is queued behind it: %1.</source>
        <translation>Deadlock: Der einzige Worker wartet auf einen Task, der hinter ihm in der Warteschlange steht: %1.</translation>
    </message>
    <message>
        <source>Deadlock: all %1 coroutines wait for tasks that are queued behind them: %2.</source>
        <translation>Deadlock: Alle %1 Koroutinen warten auf Tasks, die hinter ihnen in der Warteschlange stehen: %2.</translation>
    </message>
    <message>
        <source>Deadlock: all %1 workers wait for tasks that are queued behind them: %2.</source>
        <translation>Deadlock: Alle %1 Worker warten auf Tasks, die hinter ihnen in der Warteschlange stehen: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 workers wait for queued tasks and do nothing else meanwhile.</source>
        <translation>%1 von %2 Workern warten auf Tasks in der Warteschlange und tun unterdessen nichts anderes.</translation>
    </message>
    <message>
        <source>Worker %1 was lost (%2): its task #%3 is lost, and a new worker takes over.</source>
        <translation>Worker %1 ging verloren (%2): Sein Task #%3 ist verloren, und ein neuer Worker übernimmt.</translation>
    </message>
    <message>
        <source>%1 Lost so far: %2 tasks.</source>
        <translation>%1 Bisher verloren: %2 Tasks.</translation>
    </message>
</context>
<context>
    <name>futurescope::SameWorkBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Runs of the same work</source>
        <translation>Läufe der gleichen Arbeit</translation>
    </message>
    <message>
        <source>Ends the run that is going on; those that have ended are kept (Esc)</source>
        <translation>Beendet den Lauf, der im Gang ist; die beendeten bleiben erhalten (Esc)</translation>
    </message>
    <message>
        <source>Run %1 of %2: %3 …</source>
        <translation>Lauf %1 von %2: %3 …</translation>
    </message>
</context>
<context>
    <name>futurescope::SaveLessonDialog</name>
    <message>
        <source>Save as lesson</source>
        <translation>Als Lektion speichern</translation>
    </message>
    <message>
        <source>Save the lesson in</source>
        <translation>Lektion speichern in</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>This is needed: %1 to %L2 characters.</source>
        <translation>Das wird gebraucht: %1 bis %L2 Zeichen.</translation>
    </message>
    <message>
        <source>%L1 characters; at most %L2 fit.</source>
        <translation>%L1 Zeichen; höchstens %L2 passen.</translation>
    </message>
    <message>
        <source>Nothing is saved yet: see what is marked above.</source>
        <translation>Noch ist nichts gespeichert: siehe die Hinweise oben.</translation>
    </message>
    <message>
        <source>Name the folder of the lesson.</source>
        <translation>Bitte den Ordner der Lektion angeben.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>There is a lesson in %1. Press Overwrite to replace it.</source>
        <translation>In %1 ist schon eine Lektion. „Überschreiben“ ersetzt sie.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <source>What many believe</source>
        <translation>Was viele glauben</translation>
    </message>
    <message>
        <source>Try next</source>
        <translation>Als Nächstes ausprobieren</translation>
    </message>
    <message>
        <source>Script for a lecturer</source>
        <translation>Skript für Lehrende</translation>
    </message>
    <message>
        <source>How it is predicted</source>
        <translation>Wie vorhergesagt wird</translation>
    </message>
    <message>
        <source>Drag a finish line</source>
        <translation>Eine Ziellinie ziehen</translation>
    </message>
    <message>
        <source>Choose a number</source>
        <translation>Eine Zahl wählen</translation>
    </message>
    <message>
        <source>Nothing is predicted</source>
        <translation>Nichts wird vorhergesagt</translation>
    </message>
    <message>
        <source>What is predicted</source>
        <translation>Was vorhergesagt wird</translation>
    </message>
    <message>
        <source>The axis ends at</source>
        <translation>Die Achse endet bei</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Its row is called</source>
        <translation>Ihre Zeile heißt</translation>
    </message>
    <message>
        <source>Reason %1</source>
        <translation>Begründung %1</translation>
    </message>
    <message>
        <source>Controls that stay free</source>
        <translation>Regler, die frei bleiben</translation>
    </message>
    <message>
        <source>Free controls</source>
        <translation>Freie Regler</translation>
    </message>
    <message>
        <source>Why not the others</source>
        <translation>Warum die anderen nicht</translation>
    </message>
    <message>
        <source>Keep the run that is shown as the recorded one</source>
        <translation>Den gezeigten Lauf als Aufzeichnung behalten</translation>
    </message>
    <message>
        <source>No run of this experiment is shown.</source>
        <translation>Es wird kein Lauf dieses Experiments gezeigt.</translation>
    </message>
    <message>
        <source>Language of these texts</source>
        <translation>Sprache dieser Texte</translation>
    </message>
    <message>
        <source>Folder of the lesson</source>
        <translation>Ordner der Lektion</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>futurescope::ScenarioSection</name>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Eigene Einstellungen</translation>
    </message>
</context>
<context>
    <name>futurescope::SpeedupPanel</name>
    <message>
        <source>Another measurement is going on</source>
        <translation>Eine andere Messung ist im Gang</translation>
    </message>
    <message>
        <source>A measurement is going on</source>
        <translation>Eine Messung ist im Gang</translation>
    </message>
</context>
<context>
    <name>futurescope::StateBoard</name>
    <message>
        <source>State board of the futures</source>
        <translation>Zustandstafel der Futures</translation>
    </message>
    <message>
        <source>Export the board …</source>
        <translation>Tafel exportieren …</translation>
    </message>
    <message>
        <source>Copy the board</source>
        <translation>Tafel kopieren</translation>
    </message>
</context>
<context>
    <name>futurescope::StatusStrip</name>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Stop the run (Esc)</source>
        <translation>Lauf anhalten (Esc)</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Lauf anhalten</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>seed %1 · %2</source>
        <translation>Startwert %1 · %2</translation>
    </message>
    <message>
        <source>measuring the sequential time …</source>
        <translation>sequenzielle Zeit wird gemessen …</translation>
    </message>
    <message>
        <source>preparing …</source>
        <translation>wird vorbereitet …</translation>
    </message>
    <message>
        <source>%1 slices</source>
        <translation>%1 Abschnitte</translation>
    </message>
    <message>
        <source>%1 / %2 done</source>
        <translation>%1 / %2 fertig</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>At the moment that the cursor shows.</source>
        <translation>Zu dem Zeitpunkt, den der Cursor zeigt.</translation>
    </message>
    <message>
        <source>%1 failed, %2 unread</source>
        <translation>%1 fehlgeschlagen, %2 ungelesen</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>The program has not looked at the exceptions of %1 futures.</source>
        <translation>Das Programm hat sich die Ausnahmen von %1 Futures nicht angesehen.</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 verloren</translation>
    </message>
    <message>
        <source>Tasks whose worker process ended before they did.</source>
        <translation>Tasks, deren Worker-Prozess vor ihnen endete.</translation>
    </message>
    <message>
        <source>%1 events dropped</source>
        <translation>%1 Ereignisse verworfen</translation>
    </message>
    <message>
        <source>Changes of state came faster than they could be collected: the picture has holes.</source>
        <translation>Zustandswechsel kamen schneller, als sie eingesammelt werden konnten: Das Bild hat Lücken.</translation>
    </message>
    <message>
        <source>whole run:</source>
        <translation>ganzer Lauf:</translation>
    </message>
    <message>
        <source>%1 slices/s</source>
        <translation>%1 Abschnitte/s</translation>
    </message>
    <message>
        <source>%1 tasks/s</source>
        <translation>%1 Tasks/s</translation>
    </message>
    <message>
        <source>Against the sequential time measured just before.</source>
        <translation>Bezogen auf die sequenzielle Zeit, die unmittelbar davor gemessen wurde.</translation>
    </message>
    <message>
        <source>Against the sequential time derived from CPU time and waiting time.</source>
        <translation>Bezogen auf die sequenzielle Zeit, die aus CPU-Zeit und Wartezeit abgeleitet ist.</translation>
    </message>
    <message>
        <source>speedup</source>
        <translation>Speedup</translation>
    </message>
    <message>
        <source>efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Speedup divided by workers.</source>
        <translation>Speedup geteilt durch die Zahl der Worker.</translation>
    </message>
    <message>
        <source>utilisation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Share of the workers&apos; time in which they had a task in hand.</source>
        <translation>Anteil der Zeit der Worker, in dem sie einen Task in Arbeit hatten.</translation>
    </message>
    <message>
        <source>trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>CPU time that the workers got, divided by what they wanted of the cores that are here.</source>
        <translation>CPU-Zeit, die die Worker bekamen, geteilt durch die, die sie von den vorhandenen Kernen wollten.</translation>
    </message>
    <message>
        <source>They got clearly less: the machine was busy with something else. Do not compare these times with others.</source>
        <translation>Sie bekamen deutlich weniger: Der Rechner war mit anderem beschäftigt. Diese Zeiten nicht mit anderen vergleichen.</translation>
    </message>
    <message>
        <source>machine was busy</source>
        <translation>Rechner war ausgelastet</translation>
    </message>
    <message>
        <source>window CPU</source>
        <translation>CPU des Fensters</translation>
    </message>
    <message>
        <source>What the window took of one core to draw the run while it went on: CPU time of its thread divided by the time that passed. The run did without that, so that its speedup may be a little higher unwatched. Sweeps are drawn at most once a second.</source>
        <translation>Was das Fenster von einem Kern brauchte, um den Lauf zu zeichnen, während er im Gang war: CPU-Zeit seines Threads geteilt durch die vergangene Zeit. Der Lauf musste ohne diesen Teil auskommen, sodass sein Speedup unbeobachtet etwas höher sein kann. Messreihen werden höchstens einmal je Sekunde gezeichnet.</translation>
    </message>
</context>
<context>
    <name>futurescope::SweepFollowUps</name>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on with the stopped sweep</source>
        <translation>Angehaltene Messreihe fortsetzen</translation>
    </message>
    <message>
        <source>Repeat %1</source>
        <translation>%1 wiederholen</translation>
    </message>
    <message>
        <source>Repeat %1 points</source>
        <translation>%1 Punkte wiederholen</translation>
    </message>
    <message>
        <source>Repeat the points that were measured on a busy machine</source>
        <translation>Die Punkte wiederholen, die auf einem ausgelasteten Rechner gemessen wurden</translation>
    </message>
    <message numerus="yes">
        <source>Does the %n run(s) that the sweep lacks</source>
        <translation>
            <numerusform>Führt den fehlenden Lauf der Messreihe aus</numerusform>
            <numerusform>Führt die %n fehlenden Läufe der Messreihe aus</numerusform>
        </translation>
    </message>
    <message>
        <source>The machine was busy at %1. New runs replace the old ones, for those do not measure the same thing.</source>
        <translation>Der Rechner war bei %1 ausgelastet. Neue Läufe ersetzen die alten, denn die messen nicht dasselbe.</translation>
    </message>
</context>
<context>
    <name>futurescope::SweepForm</name>
    <message>
        <source>Sweep settings</source>
        <translation>Einstellungen der Messreihe</translation>
    </message>
    <message>
        <source>What the sweep varies</source>
        <translation>Was die Messreihe verändert</translation>
    </message>
    <message>
        <source>Values of what is varied</source>
        <translation>Werte dessen, was verändert wird</translation>
    </message>
    <message>
        <source>What the sweep varies too</source>
        <translation>Was die Messreihe außerdem verändert</translation>
    </message>
    <message>
        <source>Values of what is varied too</source>
        <translation>Werte dessen, was außerdem verändert wird</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Verändern</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>And vary</source>
        <translation>Und verändern</translation>
    </message>
    <message>
        <source>Counted runs of each value</source>
        <translation>Gezählte Läufe je Wert</translation>
    </message>
    <message>
        <source>Counted runs of each value, 1 to %1. Six and more give an interval of 95 %.</source>
        <translation>Gezählte Läufe je Wert, 1 bis %1. Ab sechs gibt es ein 95-%-Intervall.</translation>
    </message>
    <message>
        <source>More work for more workers (weak scaling)</source>
        <translation>Mehr Arbeit für mehr Worker (schwache Skalierung)</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source>Goes back to what the sweep of this chart usually is</source>
        <translation>Kehrt zur üblichen Messreihe dieses Diagramms zurück</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>Every number of workers gets as many times the items (Gustafson, 1988)</source>
        <translation>Jede Worker-Zahl bekommt so vielmal die Elemente (Gustafson, 1988)</translation>
    </message>
    <message>
        <source>Of a sweep over workers alone</source>
        <translation>Nur für eine Messreihe allein über Worker</translation>
    </message>
    <message>
        <source>%1 on this machine</source>
        <translation>%1 auf diesem Rechner</translation>
    </message>
</context>
<context>
    <name>futurescope::TallyBoard</name>
    <message>
        <source>Hands</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Hands for %1</source>
        <translation>Meldungen für %1</translation>
    </message>
    <message>
        <source>Hands for %1 after the discussion</source>
        <translation>Meldungen für %1 nach der Diskussion</translation>
    </message>
</context>
<context>
    <name>futurescope::TimelineView</name>
    <message>
        <source>Timeline of futures</source>
        <translation>Zeitleiste der Futures</translation>
    </message>
    <message>
        <source>Lanes: height, order, folding, and which are shown</source>
        <translation>Spuren: Höhe, Reihenfolge, Einklappen, und welche zu sehen sind</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>futurescope::WorkloadSection</name>
    <message>
        <source>Workload</source>
        <translation>Arbeitslast</translation>
    </message>
    <message>
        <source>CPU-bound: sum of squares</source>
        <translation>CPU-lastig: Quadratsumme</translation>
    </message>
    <message>
        <source>CPU-bound: prime factors</source>
        <translation>CPU-lastig: Primfaktoren</translation>
    </message>
    <message>
        <source>I/O-bound: sleep</source>
        <translation>I/O-lastig: Schlafen</translation>
    </message>
    <message>
        <source>I/O-bound: download</source>
        <translation>I/O-lastig: Download</translation>
    </message>
    <message>
        <source>I/O-bound: read a file</source>
        <translation>I/O-lastig: Datei lesen</translation>
    </message>
    <message>
        <source>Mixed: compute and wait</source>
        <translation>Gemischt: rechnen und warten</translation>
    </message>
    <message>
        <source>Nested submission</source>
        <translation>Verschachteltes Einreichen</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Work per item</source>
        <translation>Arbeit je Element</translation>
    </message>
    <message>
        <source>Durations</source>
        <translation>Dauern</translation>
    </message>
    <message>
        <source>Distribution of the work per item</source>
        <translation>Verteilung der Arbeit je Element</translation>
    </message>
    <message>
        <source>all the same</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>evenly spread</source>
        <translation>gleichmäßig gestreut</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>exponentiell</translation>
    </message>
    <message>
        <source>heavy tail: few very long</source>
        <translation>schwerer Rand: wenige sehr lange</translation>
    </message>
    <message>
        <source>one giant</source>
        <translation>ein riesiges</translation>
    </message>
    <message>
        <source>rising from item to item</source>
        <translation>ansteigend von Element zu Element</translation>
    </message>
    <message>
        <source>Spread ±</source>
        <translation>Streuung ±</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The seed fixes the work of every item, never the order in which they are run.</source>
        <translation>Der Startwert legt die Arbeit jedes Elements fest, nie die Reihenfolge, in der sie ausgeführt werden.</translation>
    </message>
    <message>
        <source>Only evenly spread durations have a spread; the others bring their own.</source>
        <translation>Nur gleichmäßig gestreute Dauern haben eine Streuung; die anderen bringen ihre eigene mit.</translation>
    </message>
    <message>
        <source>Bytes sent along with each item. Threads share their memory, so only the process pool has to copy them.</source>
        <translation>Bytes, die mit jedem Element mitgeschickt werden. Threads teilen sich ihren Speicher, deshalb muss nur der Prozess-Pool sie kopieren.</translation>
    </message>
    <message>
        <source>Bytes that come back with each item: copied by the process pool, and the size of a download. Here nothing is copied.</source>
        <translation>Bytes, die mit jedem Element zurückkommen: vom Prozess-Pool kopiert, und die Größe eines Downloads. Hier wird nichts kopiert.</translation>
    </message>
    <message>
        <source>The size of each download.</source>
        <translation>Die Größe jedes Downloads.</translation>
    </message>
    <message>
        <source>Uneven tree</source>
        <translation>Ungleicher Baum</translation>
    </message>
    <message>
        <source>Serial part</source>
        <translation>Serieller Teil</translation>
    </message>
    <message>
        <source>So much of all work the program does itself before it submits anything.</source>
        <translation>So viel der gesamten Arbeit erledigt das Programm selbst, bevor es etwas einreicht.</translation>
    </message>
    <message>
        <source>Tasks hold each other up</source>
        <translation>Tasks halten sich auf</translation>
    </message>
    <message>
        <source>How tasks hold each other up</source>
        <translation>Wie Tasks sich gegenseitig aufhalten</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>by one lock</source>
        <translation>durch eine Sperre</translation>
    </message>
    <message>
        <source>at a barrier, spinning</source>
        <translation>an einer Barriere, aktiv wartend</translation>
    </message>
    <message>
        <source>Half of each step under one lock; or all tasks wait for each other after each step, which takes a static or cyclic schedule.</source>
        <translation>Die Hälfte jedes Schritts unter einer Sperre; oder alle Tasks warten nach jedem Schritt aufeinander, was eine statische oder zyklische Zuteilung braucht.</translation>
    </message>
    <message>
        <source>One shared counter</source>
        <translation>Ein gemeinsamer Zähler</translation>
    </message>
    <message>
        <source>Memory: sum an array</source>
        <translation>Speicher: ein Array summieren</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>How the counter is incremented</source>
        <translation>Wie der Zähler erhöht wird</translation>
    </message>
    <message>
        <source>plain: read, add, write</source>
        <translation>einfach: lesen, addieren, schreiben</translation>
    </message>
    <message>
        <source>with a mutex</source>
        <translation>mit einem Mutex</translation>
    </message>
    <message>
        <source>atomic</source>
        <translation>atomar</translation>
    </message>
    <message>
        <source>one each, in one cache line</source>
        <translation>je einer, in einer Cache-Zeile</translation>
    </message>
    <message>
        <source>one each, a line apart</source>
        <translation>je einer, eine Zeile entfernt</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>How each increment of the one counter is done.</source>
        <translation>Wie jede Erhöhung des einen Zählers geschieht.</translation>
    </message>
    <message>
        <source>Only the items of the shared counter increment one.</source>
        <translation>Nur die Elemente des gemeinsamen Zählers erhöhen einen.</translation>
    </message>
    <message>
        <source>Only the items of the memory workload read an array.</source>
        <translation>Nur die Elemente der Arbeitslast Speicher lesen ein Array.</translation>
    </message>
    <message>
        <source>Of that, waiting</source>
        <translation>Davon Warten</translation>
    </message>
    <message>
        <source>So much of its time an item waits first; then it computes.</source>
        <translation>So viel seiner Zeit wartet ein Element zuerst; dann rechnet es.</translation>
    </message>
    <message>
        <source>Flops per byte</source>
        <translation>Flops je Byte</translation>
    </message>
    <message>
        <source>Floating-point operations on each byte read, beside the plain sum: the arithmetic intensity of the roofline model. With many of them memory keeps up.</source>
        <translation>Gleitkomma-Operationen an jedem gelesenen Byte, neben der einfachen Summe: die arithmetische Intensität des Roofline-Modells. Bei vielen hält der Speicher mit.</translation>
    </message>
    <message>
        <source>Only mixed items both wait and compute.</source>
        <translation>Nur gemischte Elemente warten und rechnen.</translation>
    </message>
    <message>
        <source>Levels of children</source>
        <translation>Stufen von Kindern</translation>
    </message>
    <message>
        <source>A task submits a child, which submits a child, and so on, so many times.</source>
        <translation>Ein Task reicht ein Kind ein, das wieder ein Kind einreicht, und so fort, so viele Male.</translation>
    </message>
    <message>
        <source>Waiting for a child</source>
        <translation>Warten auf ein Kind</translation>
    </message>
    <message>
        <source>How a task comes to the result of its child</source>
        <translation>Wie ein Task an das Ergebnis seines Kindes kommt</translation>
    </message>
    <message>
        <source>in the task: result()</source>
        <translation>im Task: result()</translation>
    </message>
    <message>
        <source>a pool for each level</source>
        <translation>ein Pool je Stufe</translation>
    </message>
    <message>
        <source>not: a continuation</source>
        <translation>nicht: eine Fortsetzung</translation>
    </message>
    <message>
        <source>Only nested tasks have children that they wait for.</source>
        <translation>Nur geschachtelte Tasks haben Kinder, auf die sie warten.</translation>
    </message>
    <message>
        <source>Only pools of threads have workers that can be held up.</source>
        <translation>Nur Pools von Threads haben Worker, die aufgehalten werden können.</translation>
    </message>
    <message>
        <source>Blocking in result(), in the pool of both or with a pool for each level; or ending, and going on in a task that is submitted when the child is done.</source>
        <translation>Blockiert in result(), im Pool von beiden oder mit einem Pool je Stufe; oder endet und macht in einem Task weiter, der eingereicht wird, wenn das Kind fertig ist.</translation>
    </message>
    <message>
        <source>Only sums of squares and sleeps can be coupled.</source>
        <translation>Nur Quadratsummen und Schlafen lassen sich koppeln.</translation>
    </message>
    <message>
        <source>Worker processes share no memory, and so no lock; nor can a coroutine sleep with one held.</source>
        <translation>Worker-Prozesse teilen keinen Speicher und deshalb auch keine Sperre; auch eine Koroutine kann nicht schlafen, während sie eine hält.</translation>
    </message>
    <message>
        <source>Half of each sleep under one lock, which only one task at a time can hold.</source>
        <translation>Die Hälfte jedes Schlafs unter einer Sperre, die immer nur ein Task halten kann.</translation>
    </message>
</context>
</TS>
