<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>futurescope::HandoutDialog</name>
    <message numerus="yes">
        <source>All %n lessons in one file</source>
        <translation>
            <numerusform>The %n lesson in one file</numerusform>
            <numerusform>All %n lessons in one file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>futurescope::SweepFollowUps</name>
    <message numerus="yes">
        <source>Does the %n run(s) that the sweep lacks</source>
        <translation>
            <numerusform>Does the %n run that the sweep lacks</numerusform>
            <numerusform>Does the %n runs that the sweep lacks</numerusform>
        </translation>
    </message>
</context>
</TS>
