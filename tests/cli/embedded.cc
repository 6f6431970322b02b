// The test of src/tools/cli/dataset brings a small dataset of its own, with all that JSON may look like.
#include <string_view>

namespace cli {
extern const std::string_view statuses_json;
extern const std::string_view charts_json;
const std::string_view statuses_json{
    R"( { "version" : "1" , "codes" : [ {"id":"1","name":"}],{\"[\\","x":[1,-2.5e3,true,null,{"id":"no"}],"o":{}} ,
  {"name":"\u007d","id":"2-b"},{"id":"3"}],"after":{"codes":[{"id":"4"}]}} )"};
const std::string_view charts_json{R"({"license":"L","charts":[{"id":"c","nodes":[]}]})"};
}  // namespace cli
