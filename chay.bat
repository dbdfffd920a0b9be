@echo off
rem Chay phan mem tren Windows: bam dup vao tep nay. / Starts the dashboard on Windows.
chcp 65001 >nul
cd /d "%~dp0"
where py >nul 2>nul
if %errorlevel%==0 (
    py -3 scripts\start.py %*
) else (
    python scripts\start.py %*
)
if errorlevel 1 pause
