@echo off
rem The command line of Garuda, in the version that the POM names.
setlocal
cd /d "%~dp0"
for /f "tokens=3 delims=<>" %%v in ('findstr /c:"<garuda.version>" pom.xml') do set version=%%v
set jar=%USERPROFILE%\.m2\repository\io\garuda\garuda\%version%\garuda-%version%-cli.jar
if not exist "%jar%" (
  set jar=target\cli\garuda-%version%-cli.jar
  if not exist "target\cli\garuda-%version%-cli.jar" call mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=io.garuda:garuda:%version%:jar:cli" -DoutputDirectory=target/cli || exit /b 1
)
java -jar "%jar%" %*
