# Read by catalina.sh; copy it to bin/ of the installation, or to that of CATALINA_BASE.

# Many connections, few bytes each: the heap holds them, the young collector keeps pauses short.
CATALINA_OPTS="$CATALINA_OPTS -Xms256m -Xmx1g -XX:+UseG1GC"

# Tomcat keeps six buffers of this size for each WebSocket, and fills one of them before it writes.
# 8192 is fast; 2048 takes 30 KB less for each connection, and more writes for each broadcast.
CATALINA_OPTS="$CATALINA_OPTS -Dorg.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE=8192"
